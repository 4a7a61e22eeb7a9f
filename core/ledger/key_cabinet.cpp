#include "core/ledger/key_cabinet.h"

#include "core/base/clock.h"
#include "core/ledger/database.h"
#include "core/ledger/lockout.h"
#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace mianguan {

namespace {

Fail wrong() {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Ledger", "The name or the password is wrong"), {},
                QCoreApplication::translate("Ledger", "Type both again; capitals matter in the password."));
}

Fail mustWait(std::chrono::milliseconds wait) {
    const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(wait).count());
    return fail(ErrorKind::Busy,
                QCoreApplication::translate("Ledger", "Too many wrong passwords: wait %n second(s)", nullptr,
                                            seconds),
                {}, QCoreApplication::translate("Ledger", "Then try again, or use the recovery code."));
}

Result<QSqlQuery> selectSlots(const Database& database) {
    return database.run(QStringLiteral("SELECT user, bytes FROM slot ORDER BY user"));
}

/// A slot that stands where another user's should is as good as damaged.
Result<Slot> slotIn(const QSqlQuery& row) {
    Result<Slot> slot = Slot::fromBytes(row.value(1).toByteArray());
    if (slot && slot->userId().bytes() != row.value(0).toByteArray())
        return fail(ErrorKind::Corrupt, QCoreApplication::translate("Ledger", "A key slot was moved"));
    return slot;
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

} // namespace

KeyCabinet::KeyCabinet(const Database& file) : database(file) {}

Result<QList<Slot>> KeyCabinet::slotList() const {
    auto rows = selectSlots(database);
    if (!rows) return Fail(rows.error());
    QList<Slot> all;
    while (rows->next()) {
        if (Result<Slot> slot = slotIn(*rows)) all += *slot;
    }
    return all;
}

Result<int> KeyCabinet::damagedSlots() const {
    auto rows = selectSlots(database);
    if (!rows) return Fail(rows.error());
    int damaged = 0;
    while (rows->next())
        damaged += slotIn(*rows) ? 0 : 1;
    return damaged;
}

Result<std::optional<Slot>> KeyCabinet::slotOf(const Id& user) const {
    const Result<QList<Slot>> all = slotList();
    if (!all) return Fail(all.error());
    for (const Slot& slot : *all) {
        if (slot.userId() == user) return slot;
    }
    return std::optional<Slot>();
}

Result<Unlocked> KeyCabinet::open(const QString& name, const QString& password, const Key& device) {
    const Result<QList<Slot>> all = slotList();
    if (!all) return Fail(all.error());
    const auto named =
        std::find_if(all->begin(), all->end(), [&](const Slot& s) { return s.answersTo(name); });
    const bool known = named != all->end();
    if (known && !named->takesDevice(device)) return named->open(password, device);
    const Id who = known ? named->userId() : Id();
    if (auto counted = countTry(who); !counted) return Fail(counted.error());
    if (!known) return openNone(*all, password);
    Result<Unlocked> opened = named->open(password, device);
    if (!opened && opened.error().kind == ErrorKind::Refused) return wrong();
    if (auto forgiven = forgive(who); !forgiven) return Fail(forgiven.error());
    return opened;
}

/// A name that nobody has costs as long as one that somebody has.
Result<Unlocked> KeyCabinet::openNone(const QList<Slot>& all, const QString& password) const {
    for (const Slot& slot : all) {
        if (slot.isRecovery() || slot.wantsDevice()) continue;
        (void)slot.open(password, {});
        break;
    }
    return wrong();
}

std::chrono::milliseconds KeyCabinet::wait(const QString& name) const {
    const QList<Slot> all = slotList().value_or(QList<Slot>());
    const auto named = std::find_if(all.begin(), all.end(), [&](const Slot& s) { return s.answersTo(name); });
    const Result<Tries> tries = triesOf(named == all.end() ? Id() : named->userId());
    return tries ? waitLeft(*tries, nowMs()) : std::chrono::milliseconds(0);
}

Result<Unlocked> KeyCabinet::open(const RecoveryCode& code) {
    const Result<std::optional<Slot>> slot = slotOf({});
    if (!slot) return Fail(slot.error());
    if (!*slot)
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Ledger", "This data has no recovery code"));
    return (*slot)->open(code);
}

Result<Tries> KeyCabinet::triesOf(const Id& user) const {
    auto row =
        database.run(QStringLiteral("SELECT wrong, until FROM attempt WHERE user = ?"), {user.bytes()});
    if (!row) return Fail(row.error());
    return row->next() ? Tries{row->value(0).toInt(), row->value(1).toLongLong()} : Tries();
}

/// Counted before it is made, so that pulling the plug wins no try.
Result<void> KeyCabinet::countTry(const Id& user) {
    const Result<Tries> before = triesOf(user);
    if (!before) return Fail(before.error());
    const auto wait = waitLeft(*before, nowMs());
    if (wait.count() > 0) return mustWait(wait);
    const int tries = before->wrong + 1;
    const qint64 until = nowMs() + waitAfter(tries).count();
    return done(database.run(QStringLiteral("INSERT INTO attempt VALUES (?, ?, 1, ?) ON CONFLICT (user) DO "
                                            "UPDATE SET wrong = excluded.wrong, until = excluded.until, "
                                            "unreported = unreported + 1"),
                             {user.bytes(), tries, until}));
}

/// The try just counted was none.
Result<void> KeyCabinet::forgive(const Id& user) {
    return done(database.run(QStringLiteral("UPDATE attempt SET wrong = 0, until = 0, "
                                            "unreported = max(0, unreported - 1) WHERE user = ?"),
                             {user.bytes()}));
}

Result<int> KeyCabinet::wrongTries() const {
    auto row = database.run(QStringLiteral("SELECT coalesce(sum(unreported), 0) FROM attempt"));
    if (!row) return Fail(row.error());
    return row->next() ? row->value(0).toInt() : 0;
}

Result<void> KeyCabinet::forgetWrongTries() {
    return done(database.run(QStringLiteral("UPDATE attempt SET unreported = 0")));
}

Result<void> KeyCabinet::put(const Slot& slot) {
    return done(database.run(QStringLiteral("INSERT OR REPLACE INTO slot VALUES (?, ?)"),
                             {slot.userId().bytes(), slot.bytes()}));
}

Result<void> KeyCabinet::remove(const Id& user) {
    return done(database.run(QStringLiteral("DELETE FROM slot WHERE user = ?"), {user.bytes()}));
}

} // namespace mianguan
