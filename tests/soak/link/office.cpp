#include "tests/soak/link/office.h"

#include "core/work/hub_desk.h"
#include "tests/soak/link/day.h"
#include "tests/work/handmade.h"

#include <QTest>

namespace mianguan::soak {

using namespace test;

Result<void> joinHub(HubLink& link, const QString& code, const QString& name) {
    return answerOf<void>([&](QObject* context, auto done) {
        HubProxy none;
        none.choice = HubProxy::Choice::None;
        link.setProxy(none, context, [&link, context, done, code, name](const Result<void>& set) {
            if (!set) return done(set);
            link.enrol(code, name, context, done);
        });
    });
}

Office::Office(const QString& folder) : store(openStation(folder)), link(std::make_unique<HubLink>(*store)) {
    QObject::connect(&nudge, &QTimer::timeout, link.get(), [this] {
        link->tryNow();
        judge();
    });
    nudge.start(100);
}

Result<void> Office::join(const QString& code) { return joinHub(*link, code, QStringLiteral("Office")); }

bool Office::hasReadTo(qint64 position, int ms) const {
    const HubBook& book = store->hubDesk().questions();
    return QTest::qWaitFor(
        [&] {
            const auto awaited = book.parcelCounts(true);
            return book.mark(HubMark::cursor).value_or(0) >= position && awaited &&
                   *awaited == ParcelCounts();
        },
        ms);
}

void Office::judge() {
    for (const PhotoRow& row : store->photos())
        if (row.state == PhotoState::Pending) judge(row);
}

/// A handmade portrait says whose it is.
void Office::judge(const PhotoRow& row) {
    const auto photo = store->photo(row.subject);
    const auto portrait = photo ? store->blob(row.subject, photo->portrait) : Fail(photo.error());
    if (!portrait) return; // not here yet
    const int number = portrait->mid(int(strlen("portrait "))).toInt();
    const bool first = number < 1000;
    if (first && comesTwice(number))
        store->reject(row.subject, photo->submission, {QStringLiteral("eyes-closed")}, {}, link.get(),
                      [](const Result<Id>&) {});
    else
        store->approve(row.subject, photo->submission, link.get(), [](const Result<Id>&) {});
}

} // namespace mianguan::soak
