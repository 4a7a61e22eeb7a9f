#include "core/base/csv.h"
#include "core/work/activity_words.h"
#include "core/work/event_types.h"
#include "core/work/hub_desk.h"
#include "core/work/journal.h"
#include "tests/hub/hand_station.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"
#include "tests/work/safety_tools.h"

#include <QRegularExpression>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

QString numberedLabel() { return QStringLiteral("王小明_11010519491231002X"); }
QString maskedLabel() { return QStringLiteral("王小明_110***********002X"); }

/// Read from the header itself, so that none is forgotten.
QStringList everyType() {
    const QString text = QString::fromUtf8(bytesOf(QStringLiteral(EVENT_TYPES_HEADER)));
    static const QRegularExpression constant(QStringLiteral("QLatin1String \\w+\\(\"([a-z-]+)\"\\)"));
    QStringList types{stationStarted, photoPurged}; // the ledger's own
    for (auto found = constant.globalMatch(text); found.hasNext();)
        types += found.next().captured(1);
    return types;
}

Record recordOf(const QString& type, const QCborMap& content) {
    Record record;
    record.event.type = type;
    record.event.typeVersion = 9;
    record.body = content.isEmpty() ? Body() : Body::of(content);
    return record;
}

QStringList sentences(const QList<ActivityRow>& rows) {
    QStringList all;
    for (const ActivityRow& row : rows)
        all += row.sentence;
    return all;
}

QList<ActivityRow> allOf(const Store& store, const ActivityFilter& filter = {}) {
    return store.activity(filter, 0, 10000);
}

QList<qint64> positions(const QList<ActivityRow>& rows) {
    QList<qint64> all;
    for (const ActivityRow& row : rows)
        all += row.position;
    return all;
}

} // namespace

class ActivityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        root = std::make_unique<MemoryFolder>();
        folder = root->filePath(QStringLiteral("store"));
    }

    void everyTypeHasKindAndWords() {
        const auto journal = orDie(Journal::open(orDie(openLedger(folder))));
        QVERIFY(everyType().size() >= 26);
        for (const QString& type : everyType()) {
            QVERIFY2(kindOf(type), qPrintable(type));
            const QString purged = sentenceOf(*journal, recordOf(type, {}));
            const QString whole = sentenceOf(*journal, recordOf(type, {{QStringLiteral("count"), 3}}));
            QVERIFY2(!purged.isEmpty() && !whole.isEmpty(), qPrintable(type));
            QVERIFY2(!purged.contains(type) && !whole.contains(type), qPrintable(type));
            QVERIFY2(!purged.contains(QLatin1Char('%')), qPrintable(purged));
        }
        QVERIFY(!kindOf(QStringLiteral("photo-painted")));
        QVERIFY(sentenceOf(*journal, recordOf(QStringLiteral("photo-painted"), {}))
                    .contains(QStringLiteral("does not know: photo-painted")));
    }

    void photosAreTold() {
        const auto store = foundStore(folder);
        allowOwn(*store);
        Store::Submission photo = handmade(1);
        photo.label = numberedLabel();
        const Id subject = submit(*store, photo).value();
        QVERIFY(submit(*store, unmade(2)));
        const Id verdict = reject(*store, subject, {QStringLiteral("eyes-closed")},
                                  QStringLiteral("look up, 11010519491231002X"))
                               .value();
        QVERIFY(undo(*store, subject, verdict));
        QVERIFY(approve(*store, subject));
        QVERIFY(handOver(*store, subject, QStringLiteral("/out"), QStringLiteral("a.jpg")));
        const QStringList told = sentences(store->activity({}, 0, 6));
        QCOMPARE(told[0], QStringLiteral("delivered the photo as \"a.jpg\" into the folder /out"));
        QCOMPARE(told[1], QStringLiteral("approved the photo"));
        QCOMPARE(told[2], QStringLiteral("took back the rejection by admin"));
        QCOMPARE(told[3],
                 QStringLiteral("rejected the photo: Eyes closed, remark \"look up, 110***********002X\""));
        QVERIFY(told[4].startsWith(QStringLiteral("imported the photo; no portrait could be made of it: ")));
        QCOMPARE(told[5], QStringLiteral("imported the photo"));
        const ActivityRow row = store->activity({}, 0, 1).first();
        QCOMPARE(row.whom, maskedLabel());
        QCOMPARE(row.who, adminName());
        QCOMPARE(row.subject, subject);
        QVERIFY(row.kind == ActivityKind::Deliveries);
        QVERIFY(!row.signedByUser);
        QVERIFY(store->activity({}, 1, 1).first().signedByUser);
    }

    void nobodysDeedsAreTheirStations() {
        const auto store = foundStore(folder);
        HandStation hub, desk;
        HubFacts facts;
        facts.enrolled = true;
        facts.hub = hub.id();
        const QCborMap named{{QStringLiteral("name"), QStringLiteral("Desk 2")}};
        const Written enrolling = hub.write(plain(EventType::stationEnrolled, {}, named));
        HubLog log;
        for (const Written& made : {enrolling, desk.write(begun(desk))})
            log.entries +=
                HubEntry{made.sent, made.record(), {Settlement::Outcome::Applied, ++log.cursor, {}, {}, {}}};
        log.peers = {hub.key.publicKey(), desk.key.publicKey()};
        QVERIFY(store->hubDesk().change([&](HubBook& book) { return book.join(facts); }));
        QVERIFY(store->hubDesk().change([&](HubBook& book) { return book.take(log); }));
        QSet<QString> authors;
        for (const ActivityRow& row : allOf(*store))
            authors += row.who;
        QVERIFY(authors.contains(QStringLiteral("the hub")));
        QVERIFY(authors.contains(QStringLiteral("another station")));
        QVERIFY(authors.contains(QStringLiteral("this station")));
    }

    void peopleAreTold() {
        auto store = foundStore(folder);
        const Id user = answerOf<Id>([&](QObject* context, auto done) {
                            NewUser added = newUser(QStringLiteral("lm"), Role::Reviewer);
                            added.displayName = QStringLiteral("Li Ming");
                            store->addUser(added, context, done);
                        }).value();
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
            store->changeRoles(user, Role::Operator | Role::Reviewer, context, done);
        }));
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
            store->resetPassword(user, QStringLiteral("quiet harbour 91 lanes"), context, done);
        }));
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) { store->removeUser(user, context, done); }));
        const QStringList told = sentences(allOf(*store));
        QVERIFY(told.contains(QStringLiteral("added Li Ming as Reviewer")));
        QVERIFY(told.contains(QStringLiteral("gave Li Ming a new password")));
        QVERIFY(told.contains(QStringLiteral("removed Li Ming, who can no longer sign in")));
        QVERIFY(told.contains(QStringLiteral("was set up for %1").arg(goodSchool())));
        ActivityFilter ofLi;
        ofLi.whom = QStringLiteral("li m");
        QCOMPARE(store->activityCount(ofLi), 4);
        QCOMPARE(allOf(*store, ofLi).first().whom, QStringLiteral("Li Ming"));
    }

    void wrongPasswordsAreTold() {
        foundStore(folder);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!signIn(folder, adminName(), QStringLiteral("not the password")));
        const auto store = orDie(signIn(folder));
        const auto rows = allOf(*store);
        const auto refused = std::find_if(rows.begin(), rows.end(), [](const ActivityRow& row) {
            return row.type == EventType::signInRefused;
        });
        QVERIFY(refused != rows.end());
        QCOMPARE(refused->sentence, QStringLiteral("before this, a wrong password was tried 3 time(s)"));
    }

    void revealNeedsAReason() {
        const auto store = foundStore(folder);
        Store::Submission photo = handmade(1);
        photo.label = numberedLabel();
        const Id subject = submit(*store, photo).value();
        const qint64 before = store->activityCount({});
        for (const QString& reason : {QString(), QStringLiteral(" x ")}) {
            const auto shown = reveal(*store, subject, reason);
            QVERIFY(!shown && shown.error().kind == ErrorKind::Refused);
        }
        QVERIFY(!reveal(*store, Id::random(), QStringLiteral("he asked")));
        QCOMPARE(store->activityCount({}), before);
        QCOMPARE(reveal(*store, subject, QStringLiteral("he asked")).value(), numberedLabel());
        ActivityFilter identity;
        identity.kind = ActivityKind::Identity;
        const auto rows = allOf(*store, identity);
        QCOMPARE(sentences(rows),
                 QStringList{QStringLiteral("showed the identity number; reason: he asked")});
        QCOMPARE(rows[0].whom, maskedLabel());
        QVERIFY(rows[0].signedByUser);
    }

    void filtersAndPages() {
        const auto store = openStore(folder);
        QList<Id> subjects;
        for (int i = 0; i < 10; ++i) {
            subjects += submit(*store, handmade(i)).value();
            QVERIFY(approve(*store, subjects.last()));
        }
        const auto all = allOf(*store);
        QCOMPARE(store->activityCount({}), all.size());
        QVERIFY(std::is_sorted(all.begin(), all.end(),
                               [](const auto& a, const auto& b) { return a.position > b.position; }));
        QCOMPARE(positions(store->activity({}, 3, 4)), positions(all).mid(3, 4));
        QVERIFY(store->activity({}, all.size(), 4).isEmpty());

        ActivityFilter filter;
        filter.kind = ActivityKind::Verdicts;
        QCOMPARE(store->activityCount(filter), 10);
        filter.whom = QStringLiteral("PHOTO 00007");
        QCOMPARE(allOf(*store, filter).size(), 1);
        QCOMPARE(allOf(*store, filter)[0].subject, subjects[7]);
        filter.kind.reset();
        QCOMPARE(store->activityCount(filter), 2);
        filter.whom = QStringLiteral("nobody");
        QCOMPARE(store->activityCount(filter), 0);
        filter = {};
        filter.user = store->user().id;
        QVERIFY(store->activityCount(filter) >= 20);
        filter.user = Id::random();
        QCOMPARE(store->activityCount(filter), 0);

        filter = {};
        filter.fromMs = all[5].timeMs;
        const auto later = std::count_if(all.begin(), all.end(),
                                         [&](const auto& row) { return row.timeMs >= filter.fromMs; });
        QCOMPARE(store->activityCount(filter), later);
        filter.untilMs = filter.fromMs;
        QCOMPARE(store->activityCount(filter), 0);
        filter.fromMs = 0;
        QCOMPARE(store->activityCount(filter), all.size() - later);
    }

    void exportedWholeInOrderAndMasked() {
        const auto store = foundStore(folder);
        Store::Submission photo = handmade(1);
        photo.label = QStringLiteral("=cmd|' /C calc'!A0 11010519491231002X");
        const Id subject = submit(*store, photo).value();
        QVERIFY(reveal(*store, subject, QStringLiteral("asked by 11010519491231002X")));
        const auto rows = allOf(*store);
        const QString file = root->filePath(QStringLiteral("activity.csv"));
        QCOMPARE(writeActivity(*store, file).value(), rows.size());

        const QByteArray bytes = bytesOf(file);
        QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
        QVERIFY(!bytes.contains("11010519491231002X"));
        const QStringList lines =
            QString::fromUtf8(bytes.mid(3)).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), rows.size() + 1);
        QCOMPARE(csvCells(lines[0]).size(), 8);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QStringList cells = csvCells(lines[i]);
            const ActivityRow& row = rows[rows.size() - i];
            QCOMPARE(cells[1], row.station.hex());
            QCOMPARE(cells[2], QString::number(row.seq));
            QCOMPARE(cells[7], row.hash);
            QVERIFY(cells[5].isEmpty() || cells[5][0] != QLatin1Char('='));
            const QDateTime time = QDateTime::fromString(cells[0], Qt::ISODate);
            QCOMPARE(time.toMSecsSinceEpoch(), row.timeMs / 1000 * 1000);
            QVERIFY(cells[0].contains(QRegularExpression(QStringLiteral("([+-]\\d\\d:\\d\\d|Z)$"))));
        }
        const ActivityRow last = store->activity({}, 0, 1).first();
        QVERIFY(last.type == EventType::activityExported);
        QCOMPARE(last.sentence, QStringLiteral("wrote %1 line(s) of this list into a file").arg(rows.size()));
    }

    void exportThatCannotBeWrittenIsNotRecorded() {
        const auto store = foundStore(folder);
        const qint64 before = store->activityCount({});
        QVERIFY(!writeActivity(*store, root->filePath(QStringLiteral("none/activity.csv"))));
        QCOMPARE(store->activityCount({}), before);
    }

    void purgedSubjectsKeepTheirRows() {
        const auto store = foundStore(folder);
        Store::Submission photo = handmade(1);
        photo.label = numberedLabel();
        const Id subject = submit(*store, photo).value();
        QVERIFY(reveal(*store, subject, QStringLiteral("he asked")));
        QVERIFY(purge(*store, {subject}));
        QStringList told;
        for (const ActivityRow& row : allOf(*store)) {
            if (row.subject != subject) continue;
            QCOMPARE(row.whom, QStringLiteral("purged photo"));
            told += row.sentence;
        }
        QCOMPARE(told, (QStringList{QStringLiteral("purged the photo and everything about it"),
                                    QStringLiteral("showed the identity number"),
                                    QStringLiteral("imported the photo")}));
    }

    void sameAfterReopening() {
        auto store = foundStore(folder);
        QVERIFY(submit(*store, handmade(1)));
        const auto before = positions(allOf(*store));
        store.reset();
        store = orDie(signIn(folder));
        QCOMPARE(positions(allOf(*store)).mid(1), before); // and "signed in"
        QCOMPARE(verify(*store).value(), QStringList());
    }

    void onlyWhoMaySees() {
        foundStore(folder).reset();
        auto store = orDie(signIn(folder));
        QVERIFY(addUser(*store, QStringLiteral("operator"), Role::Operator));
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("operator")));
        QVERIFY(allOf(*store).isEmpty());
        QCOMPARE(store->activityCount({}), 0);
        QVERIFY(!writeActivity(*store, root->filePath(QStringLiteral("activity.csv"))));
    }

private:
    static void allowOwn(Store& store) {
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
            store.changePolicy({true, std::chrono::minutes(10)}, context, done);
        }));
    }

    std::unique_ptr<MemoryFolder> root;
    QString folder;
};

QTEST_GUILESS_MAIN(ActivityTest)
#include "tst_activity.moc"
