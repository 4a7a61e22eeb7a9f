#include "core/base/cbor.h"
#include "core/base/csv.h"
#include "core/ledger/anchor_record.h"
#include "core/ledger/backup_list.h"
#include "core/ledger/beginning.h"
#include "core/ledger/chain.h"
#include "core/ledger/ledger.h"
#include "core/ledger/snapshot.h"
#include "core/work/activity_tables.h"
#include "core/work/consent_events.h"
#include "core/work/fee_events.h"
#include "core/work/graduate_events.h"
#include "core/work/people_events.h"
#include "core/work/people_tables.h"
#include "core/work/photo_events.h"
#include "core/work/photo_tables.h"
#include "core/work/safety_events.h"
#include "core/work/safety_tables.h"
#include "core/work/session_events.h"
#include "tests/fuzz/event_types.h"
#include "tests/fuzz/folder.h"
#include "tests/fuzz/seeding.h"
#include "tests/fuzz/signing.h"
#include "tests/work/handmade.h"

#include <QCborArray>
#include <QtEndian>

#include <sqlite3.h>

// Writes small real inputs for every fuzzer: seeds FOLDER. What libFuzzer keeps of them lies in corpus/.

namespace mianguan::fuzz {

namespace {

QByteArray run(const QByteArray& bytes) {
    QByteArray length(2, '\0');
    qToLittleEndian(quint16(bytes.size()), length.data());
    return length + bytes;
}

Id id(char letter) { return Id::fromBytes(QByteArray(16, letter)).value(); }
Key key(char letter) { return Key::fromBytes(QByteArray(Key::size, letter)); }

QList<Head> heads() {
    return {{station().publicKey().id(), 7, Hash::of("end")}, {id('b'), 12'345, Hash::of("other")}};
}

Draft withBlobs(Draft draft) {
    QCborMap names;
    for (auto blob = draft.blobs.cbegin(); blob != draft.blobs.cend(); ++blob)
        names.insert(blob.key(), Hash::of(blob.value()).bytes());
    if (!names.isEmpty()) draft.content.insert(QStringLiteral("blobs"), names);
    return draft;
}

QList<Draft> photoDrafts() {
    return {withBlobs(submission(id('a'), test::handmade(1))),
            withBlobs(submission(id('b'), test::unmade(2))),
            approval(id('a'), id('e')),
            rejection(id('a'), id('e'), {QStringLiteral("eyes-closed")}, QStringLiteral("重拍")),
            undoing(id('a'), id('v')),
            handover(id('a'), id('v'), QStringLiteral("/delivered"), QStringLiteral("0001.jpg"))};
}

QList<Draft> peopleDrafts() {
    const User user{id('u'), QStringLiteral("wangli"), QStringLiteral("王丽"),
                    Role::Operator | Role::Reviewer, station().publicKey()};
    return {founding(QStringLiteral("云河学院"), false, id('s')),
            userAddition(user),
            rolesChange(user.id, everyRole()),
            userRemoval(user.id),
            keyChange(user.id, user.key, true),
            passwordChange(),
            policyChange({true, std::chrono::minutes(5)}),
            recoveryRenewal(true),
            recovery(user.id),
            signingIn(),
            signingOut(SignOut::Idle),
            refusedSignIns(3),
            dataKeyChange()};
}

QList<Draft> safetyDrafts() {
    BackupNote note{id('k'), QStringLiteral("STICK / backup"), 0, 12, 40, 123'456, heads()};
    const PurgeSum sum{id('p'), QStringLiteral("毕业"), 2, 6};
    return {chainStart(Beginning::New, station().publicKey(), {}, {}),
            chainStart(Beginning::RolledBack, station().publicKey(), heads()[0], heads()[1]),
            backupNoted(note),
            purgeBeginning({PurgeRequest::Scope::ImportedBefore, 1'000, {}, sum.reason}, {id('a'), id('b')}),
            tombstoneOf(id('a'), sum.purge, 3),
            purgedAgain(id('b')),
            purgeClosing(sum, {id('a'), id('b')})};
}

QList<Draft> collectingDrafts() {
    const Batch batch{QStringLiteral("云河学院"), QStringLiteral("2027")};
    Session session;
    session.id = id('s');
    session.name = QStringLiteral("北馆");
    session.batch = batch;
    session.deadline = QDate(2027, 6, 1);
    RosterEntry entry;
    entry.name = QStringLiteral("王丽");
    entry.studentNumber = QStringLiteral("S1");
    const ConsentText notice = builtInConsentText(QStringLiteral("zh_CN"));
    FeeDay day;
    day.payments = 1;
    day.lines = {{id('u'), {}, FeeState::Paid, QStringLiteral("cash"), 1, 2000}};
    day.entries = {{id('a'), true, {}}, {id('b'), true, id('c')}, {id('d'), false, {}}};
    day.classes = {{batch.school, batch.name, QStringLiteral("1"), 2, 1, 2000}};
    return {sessionOpening(session.id, session),
            sessionChange(session),
            sessionClosing(session.id, {}),
            withBlobs(plateShot(session.id, "plate")),
            rosterImport(batch, QStringLiteral("list.csv"), 2, 1, 1),
            enrolment(id('a'), batch, entry),
            enrolmentChange(id('a'), entry),
            arrival(id('a'), session.id, Arrival::Code, 7),
            absence(id('a'), session.id),
            consentTextShowing(notice),
            consentTextSetting(notice),
            withBlobs(consenting(id('a'),
                                 {notice.version, notice.language, ConsentWay::Signature,
                                  QStringLiteral("王强"), QStringLiteral("父亲"), "png"},
                                 notice.hash())),
            consentRefusal(id('a'), session.id, notice, QStringLiteral("不愿意")),
            consentWithdrawal(id('a'), QStringLiteral("退学")),
            payment(id('a'), {FeeState::Paid, 2000, QStringLiteral("cash"), QStringLiteral("R1"), 0, {}}),
            paidListImport(batch, QStringLiteral("paid.csv"), 2, 1, 2000),
            feeClosing(day, 2000, QStringLiteral("无")).last(),
            {EventType::feesCounted, {}, {{QStringLiteral("counted"), QCborArray{id('a').bytes()}}}},
            takingsKept({{{id('a'), true, {}}},
                         {{id('a'), id('u'), FeeState::Paid, QStringLiteral("cash"), 2000, 7}}}),
            overriding(id('a'), session.id, {QStringLiteral("deadline-over")}, QStringLiteral("迟到")),
            reopening(id('a'), id('v'), QStringLiteral("姓名有误"))};
}

QList<Draft> everyDraft() { return photoDrafts() + peopleDrafts() + safetyDrafts() + collectingDrafts(); }

Event eventOf(const Draft& draft, const Body& body, const Head& before) {
    Event event;
    event.id = id('e');
    event.station = station().publicKey().id();
    event.seq = before.seq + 1;
    event.previous = before.hash;
    event.type = draft.type;
    event.typeVersion = draft.typeVersion;
    event.subject = draft.subject;
    event.tombstone = draft.tombstone;
    if (draft.userSigned) event.user = id('u');
    if (draft.userSigned) event.signer = station().publicKey();
    event.timeMs = 1'800'000'000'000;
    event.body = body.hash();
    return event;
}

/// What the first version wrote: without what the second added.
QByteArray plainHeader(const QByteArray& header) {
    QCborMap map = QCborValue::fromCbor(header).toMap();
    map.insert(QStringLiteral("version"), 1);
    for (const char* added : {"type_version", "signer", "tombstone"})
        map.remove(QLatin1String(added));
    return toCanonicalCbor(map);
}

void seedEvents() {
    Head before;
    QByteArray chain, history;
    for (const Draft& draft : everyDraft()) {
        const Body body = Body::of(draft.content);
        const QByteArray header = encodeHeader(eventOf(draft, body, before));
        const QByteArray packed = body.bytes().mid(35);
        seed("event_header", header);
        seed("event_header", plainHeader(header));
        seed("body", body.bytes());
        seed("cbor", packed);
        seed("contents", packed);
        const QByteArray stored = '\0' + run(header) + run(body.bytes());
        seed("stored_event", stored);
        seed("stored_event", '\0' + run(plainHeader(header)) + run(body.bytes()));
        const auto type = char(std::find(std::begin(types), std::end(types), draft.type) - std::begin(types));
        const auto how =
            char((draft.tombstone ? 1 : 0) | (draft.typeVersion == 2 ? 2 : 0) | (draft.userSigned ? 8 : 0));
        const char who = draft.subject.isNull() ? '\x08' : '\x09';
        const QByteArray step = QByteArray(1, type) + who + how + run(packed);
        seed("history", step);
        chain += stored;
        history += step;
        before = {station().publicKey().id(), before.seq + 1, Hash::of(header)};
    }
    seed("stored_event", chain);
    seed("history", history);
}

void seedKeys() {
    const RecoveryCode code = RecoveryCode::random();
    seed("recovery_code", code.text().toUtf8());
    seed("recovery_code", code.text().remove(QLatin1Char('-')).toLower().toUtf8());
    seed("recovery_code", QByteArray(reinterpret_cast<const char*>(code.text().utf16()), 70));
    seed("slot", Slot::forRecovery(code, key('k')).bytes());
    for (const Key& device : {Key(), key('d')}) {
        const auto slot = Slot::forUser(id('u'), QStringLiteral("Wang Li"), QStringLiteral("maple lantern"),
                                        device, PasswordCost::cheap(), key('k'));
        seed("slot", slot->bytes());
    }
}

void seedMemory() {
    const QByteArray first = AnchorRecord{1, heads()[0]}.bytes(id('i'), station());
    const QByteArray second = AnchorRecord{2, heads()[0]}.bytes(id('i'), station());
    seed("anchor", first);
    seed("anchor", first + QByteArray(AnchorRecord::stride - first.size(), '\0') + second);
    seed("anchor", QByteArray(7, '\0') + '\x05' + QByteArray(7, '\0') + "\x09hash");
    for (const int torn : {0, 5}) {
        QByteArray list, bare;
        for (const char letter : {'a', 'b', 'c'}) {
            list += id(letter).bytes() + Hash::of(id(letter).bytes()).bytes().left(8);
            bare += id(letter).bytes();
        }
        seed("purged_list", list.chopped(torn));
        seed("purged_list", bare.chopped(torn));
    }
}

void seedSnapshot() {
    const Folder folder;
    const QString path = folder.path() + QStringLiteral("/snapshot");
    Snapshot snapshot;
    snapshot.after.position = 9;
    snapshot.schema = "photos 1";
    snapshot.tables = QByteArray(40, 't');
    for (const Head& head : heads()) {
        snapshot.after.ends.insert(head.station, head);
        seed("chain_heads", snapshot.after.bytes());
        (void)writeSnapshot(FileSystem::real(), path, key('k'), snapshot);
        QFile file(path);
        if (file.open(QFile::ReadOnly)) seed("snapshot", file.readAll());
        const QByteArray mark = toCanonicalCbor(QCborMap{{QStringLiteral("after"), snapshot.after.bytes()},
                                                         {QStringLiteral("schema"), snapshot.schema},
                                                         {QStringLiteral("size"), snapshot.tables.size()}});
        seed("snapshot", run(mark) + run(snapshot.tables));
        seed("snapshot", run(mark) + run(snapshot.tables.left(10)) + run(snapshot.tables.mid(10)));
    }
}

BackupList backupOf(int pictures) {
    BackupList list;
    list.id = id('k');
    list.store = id('s');
    list.revision = 3;
    list.timeMs = 1'800'000'000'000;
    list.position = 9;
    list.heads = heads();
    list.database = {4096, Hash::of("db")};
    for (int i = 0; i < pictures; ++i)
        list.blobs += {{id(char('a' + i)), Hash::of("picture")}, {100 + i, Hash::of("sealed")}};
    return list;
}

QByteArray linesOf(const BackupList& list) {
    const QByteArray bytes = list.bytes(station());
    return bytes.left(bytes.indexOf("station "));
}

void seedBackup() {
    for (int pictures = 0; pictures < 3; ++pictures) {
        seed("backup_list", backupOf(pictures).bytes(station()));
        seed("backup_list", linesOf(backupOf(pictures)));
    }
    seed("backup_list", BlobPlace{id('a'), Hash::of("picture")}.path().toUtf8());
    seed("backup_list", backupOf(0).databaseName().toUtf8());
}

void seedText() {
    seed("csv", csvRow({QStringLiteral("0001.jpg"), QStringLiteral("王\"丽\", 一班"), {}}).toUtf8());
    seed("csv", csvRow({QStringLiteral("=1+1"), QStringLiteral("-2"), QStringLiteral("@x")}).toUtf8());
}

/// The same database on the smallest pages, as SQLite's usual ones make 100 KB of nothing.
QByteArray small(const QByteArray& image, const char* before = "") {
    const Folder folder;
    folder.put(QStringLiteral("tables"), image);
    const QString path = folder.path() + QStringLiteral("/tables");
    sqlite3* tables = nullptr;
    sqlite3_open(path.toUtf8().constData(), &tables);
    sqlite3_exec(tables, before, nullptr, nullptr, nullptr);
    sqlite3_exec(tables, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM", nullptr, nullptr,
                 nullptr);
    sqlite3_close(tables);
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray fileAt(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// A ledger of a few events, with slots, and what is left in its log before it is closed.
void seedLedger() {
    const Folder folder;
    const QString path = folder.path() + QStringLiteral("/store/ledger.db");
    QByteArray log;
    {
        const RecoveryCode code = RecoveryCode::random();
        auto ledger =
            Ledger::create(test::orDie(LedgerFile::open(folder.path() + QStringLiteral("/store"))), key('k'),
                           {Slot::forRecovery(code, key('k'))}, folder.path() + QStringLiteral("/machine"));
        (void)(*ledger)->append(handover(id('a'), id('v'), QStringLiteral("/d"), QStringLiteral("1.jpg")));
        log = fileAt(path + QStringLiteral("-wal"));
        (void)(*ledger)->append(purgedAgain(id('a')));
    }
    const QByteArray sealed = small(fileAt(path));
    seed("ledger_file", run(sealed) + run({}));
    seed("ledger_file", run(sealed) + run(log.left(4096)));
    seed("backup_folder", run(linesOf(backupOf(1))) + run("sealed") + run(sealed));
    const char* fewer = "DROP TRIGGER event_stays; DELETE FROM event WHERE position > 3";
    seed("ledger_file", run(small(fileAt(QStringLiteral(PLAIN_LEDGER)), fewer)) + run({}));
}

void seedTables() {
    Projection lists({photoModule(), peopleModule(), activityModule(), safetyModule()});
    (void)lists.make();
    qint64 position = 0;
    for (const Draft& draft : everyDraft()) {
        Record record;
        record.position = ++position;
        record.body = Body::of(draft.content);
        record.event = eventOf(draft, record.body, {});
        record.event.id = Id::random();
        (void)lists.add({record});
    }
    seed("tables", small(*lists.serialized()));
}

} // namespace

void writeSeeds() {
    seedEvents();
    seedKeys();
    seedMemory();
    seedSnapshot();
    seedBackup();
    seedText();
    seedTables();
    seedLedger();
}

} // namespace mianguan::fuzz
