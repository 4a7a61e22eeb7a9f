// A desk's whole outbox through the station's own link to a hub, as after days without a line:
//
//     hub_desk_bench FOLDER --fill 10000 --bytes 40000   founds a store there and submits so many photos
//     hub_desk_bench FOLDER CODE                         joins that hub and sends it all: events and
//     portraits
//                                                        (the line is metered, so originals stay)
//
// Says how long it took from the code to the last picture. A store may join one new hub after another.
#include "core/station/hub_link.h"
#include "core/work/hub_desk.h"
#include "tests/base/command_line.h"
#include "tests/work/handmade.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTimer>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Store::Submission photo(int number, int bytes) {
    Store::Submission made = handmade(number);
    made.portrait.jpeg.resize(bytes / 4 * 4);
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32*>(made.portrait.jpeg.data()), bytes / 4);
    while (made.portrait.findings.size() < 17) // as many as the pipeline makes
        made.portrait.findings += made.portrait.findings.first();
    return made;
}

void fill(Store& store, int photos, int bytes) {
    for (int number = 0; number < photos; ++number)
        orDie(submit(store, photo(number, bytes)));
}

void sure(const Result<void>& done) {
    if (!done) qFatal("%s", qPrintable(done.error().sentence()));
}

void join(HubLink& link, const QString& code) {
    (void)answerOf<void>([&](QObject* context, auto done) { link.leave(context, done); }); // the hub before
    HubProxy none;
    none.choice = HubProxy::Choice::None;
    sure(answerOf<void>([&](QObject* context, auto done) { link.setProxy(none, context, done); }));
    sure(answerOf<void>([&](QObject* context, auto done) { link.setMetered(true, context, done); }));
    for (;;) { // on a line that is cut the first word may not come through
        const auto joined = answerOf<void>(
            [&](QObject* context, auto done) { link.enrol(code, QStringLiteral("bench"), context, done); });
        if (joined) return;
        std::printf("(%s) ", qPrintable(joined.error().what));
        if (joined.error().kind == ErrorKind::Refused) qFatal("%s", qPrintable(joined.error().sentence()));
    }
}

bool isAllSent(const HubBook& book) {
    if (book.mark(HubMark::sent) != book.ownSeq() || book.mark(HubMark::packed) != book.position())
        return false;
    const auto waiting = book.parcelCounts(false);
    return waiting && waiting->portraits == 0;
}

void awaitAllSent(const HubLink& link, const HubBook& book) {
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isAllSent(book)) loop.quit();
        const HubStanding now = link.standing();
        if (now.phase == HubPhase::Stopped) qFatal("%s", qPrintable(now.why.sentence));
    });
    look.start(100);
    loop.exec();
}

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    const CommandLine line{
        {{"fill", "Photos.", "number"}, {"bytes", "Of a portrait.", "number", QStringLiteral("40000")}},
        {{"folder", "Of the store."}, {"code", "Of an enrolment."}}};
    const QStringList given = line.places();
    const QString data = given.value(0) + QStringLiteral("/data");
    if (line.has("fill")) {
        fill(*foundStore(data), line.number("fill"), line.number("bytes"));
        return 0;
    }
    QLoggingCategory::setFilterRules(QStringLiteral("mianguan.sync.*=false\nmianguan.sync=false"));
    const auto store = orDie(test::signIn(data));
    HubLink link(*store);
    QElapsedTimer timer;
    timer.start();
    join(link, given.value(1));
    awaitAllSent(link, store->hubDesk().questions());
    std::printf("%.1f s\n", double(timer.nsecsElapsed()) / 1e9);
}
