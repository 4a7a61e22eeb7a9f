#pragma once

#include "core/station/hub_link.h"
#include "core/wire/enrolment_code.h"
#include "core/work/hub_desk.h"
#include "fake_hub.h"
#include "tests/ledger/folders.h"
#include "tests/work/handmade.h"

#include <QTest>
#include <QTimer>

namespace mianguan::test {

/// A real store with its link to a hub; nothing waits long for its next try.
class LinkedStation {
public:
    explicit LinkedStation(const QString& name) : stationName(name) {
        store = foundStore(data());
        const auto mayReviewOwn = answerOf<Id>([&](QObject* context, auto done) {
            store->changePolicy({true, std::chrono::minutes(20)}, context, done);
        });
        if (!mayReviewOwn) qFatal("%s", qPrintable(mayReviewOwn.error().sentence()));
        begin();
    }
    /// What was copied from another one's folder.
    LinkedStation(const QString& name, const QString& copied) : stationName(name) {
        if (!copyFolder(copied + QStringLiteral("/."), folder.path()))
            qFatal("no copy of %s", qPrintable(copied));
    }
    ~LinkedStation() { link.reset(); }

    void begin() {
        link = std::make_unique<HubLink>(*store);
        nudge.start(100);
        QObject::connect(&nudge, &QTimer::timeout, link.get(), &HubLink::tryNow);
    }
    void end() {
        link.reset();
        store.reset();
    }
    void openAgain(const QString& person = adminName()) {
        end();
        store = orDie(test::signIn(data(), person));
        begin();
    }

    /// Store and machine are set back together to what was copied; then openAgain().
    void becomeCopy(const QString& copied) const {
        if (!QDir(folder.path()).removeRecursively() || !copyFolder(copied, folder.path()))
            qFatal("no copy of %s", qPrintable(copied));
    }

    Id station() const { return store->hubDesk().questions().station(); }

    /// With a code that gives another's place, if one is named.
    Result<void> enrol(FakeHub& hub, const Id& replaces = {}) {
        const QByteArray secret = Id::random().bytes();
        hub.state.addCode(secret, replaces);
        return enrolWith(wire::EnrolmentCode{hub.address(), hub.pin(), secret}.text());
    }
    Result<void> enrolWith(const QString& code) {
        return answerOf<void>([&](QObject* context, auto done) {
            HubProxy none;
            none.choice = HubProxy::Choice::None;
            link->setProxy(none, context, [this, context, done, code](const Result<void>& set) {
                if (!set) return done(set);
                link->enrol(code, stationName, context, done);
            });
        });
    }

    /// By what it says, which may be a moment old, and by what is written.
    bool isInStep() const {
        const HubStanding now = link->standing();
        const HubBook& book = store->hubDesk().questions();
        const auto parcels = book.parcelCounts(false), awaited = book.parcelCounts(true);
        return now.phase == HubPhase::InStep && now.outbox.isEmpty() && now.toRead == 0 && parcels &&
               *parcels == ParcelCounts() && awaited &&
               awaited->portraits == 0 && // originals come when the line allows
               book.mark(HubMark::packed) == book.position() && book.mark(HubMark::sent) == book.ownSeq();
    }
    /// Until it is in step with all that the hub has.
    bool comesInStep(const FakeHub& hub, int ms = 30'000) const {
        return QTest::qWaitFor(
            [&] {
                const qint64 end = hub.state.log().size();
                return isInStep() && store->hubDesk().questions().mark(HubMark::cursor).value_or(-1) == end;
            },
            ms);
    }

    /// That verifying its store finds.
    QStringList problems() const {
        const auto found = verify(*store);
        return found ? *found : QStringList{found.error().sentence()};
    }

    QStringList photoWords() const {
        QStringList words;
        for (const PhotoRow& row : store->photos())
            words += row.label + QLatin1Char(' ') + QString::number(int(row.state));
        words.sort();
        return words;
    }

    QString data() const { return folder.filePath(QStringLiteral("data")); }

    QString stationName;
    QTemporaryDir folder; ///< of the store and of what its machine remembers
    std::unique_ptr<Store> store;
    std::unique_ptr<HubLink> link;
    QTimer nudge;
};

} // namespace mianguan::test
