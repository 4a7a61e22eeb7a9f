#include "core/work/founding.h"

#include "core/access/user_name.h"
#include "core/keys/password_rules.h"
#include "core/ledger/database.h"
#include "core/work/event_types.h"
#include "core/work/people_events.h"
#include "core/work/upcast.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace mianguan {

namespace {

constexpr qsizetype longestSchool = 100; // characters

QString text(const char* words) { return QCoreApplication::translate("Entrance", words); }

Result<QString> checkedSchool(const QString& school) {
    const QString trimmed = school.trimmed();
    if (!trimmed.isEmpty() && trimmed.size() <= longestSchool) return trimmed;
    return fail(
        ErrorKind::Refused,
        text(QT_TRANSLATE_NOOP("Entrance", "The school's name is empty or longer than 100 characters")), {},
        text(QT_TRANSLATE_NOOP("Entrance", "Write it as it shall stand on certificates.")));
}

Fail begunByAnother(const Error& why) {
    return fail(why.kind,
                text(QT_TRANSLATE_NOOP(
                    "Entrance", "Setting this store up was begun before and cut short, with another name or "
                                "password")),
                why.sentence(),
                text(QT_TRANSLATE_NOOP("Entrance", "Give the same name and password as then.")));
}

Result<qint64> countOf(const Database& database, const QString& sql, const QVariantList& values) {
    Result<QSqlQuery> query = database.run(sql, values);
    if (!query) return Fail(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

/// Headers are not sealed, and a type stands in one as it is.
Result<bool> holdsType(const Database& database, QLatin1String type) {
    const QByteArray bytes(type.data(), type.size());
    return countOf(database,
                   QStringLiteral("SELECT EXISTS (SELECT 1 FROM event WHERE instr(header, ?) > 0 LIMIT 1)"),
                   {bytes})
        .map([](qint64 found) { return found > 0; });
}

/// A ledger that is sealed, and what opened it.
struct Ground {
    std::unique_ptr<Ledger> ledger;
    Slot slot;
    Unlocked unlocked;
};

Result<Ground> newGround(std::unique_ptr<LedgerFile>&& file, const Founder& founder, const RecoveryCode& code,
                         const PeopleBook::Means& means, const QString& machineFolder,
                         const Progress& progress) {
    const Key dataKey = Key::random();
    const auto slot = Slot::forUser(founder.user.id, founder.user.name, founder.password, means.device,
                                    means.cost, dataKey);
    if (!slot) return Fail(slot.error());
    auto unlocked = slot->open(founder.password, means.device);
    if (!unlocked) return Fail(unlocked.error());
    auto ledger = Ledger::create(std::move(file), dataKey.copy(), {*slot, Slot::forRecovery(code, dataKey)},
                                 machineFolder, progress);
    if (!ledger) return Fail(ledger.error());
    return Ground{std::move(*ledger), *slot, std::move(*unlocked)};
}

Result<Ground> oldGround(std::unique_ptr<LedgerFile>&& file, const Founder& founder,
                         const PeopleBook::Means& means, const QString& machineFolder,
                         const Progress& progress) {
    auto unlocked = file->cabinet().open(founder.user.name, founder.password, means.device);
    if (!unlocked) return begunByAnother(unlocked.error());
    const auto slot = file->cabinet().slotOf(unlocked->user);
    if (!slot) return Fail(slot.error());
    auto ledger = Ledger::open(std::move(file), unlocked->dataKey.copy(), machineFolder, progress);
    if (!ledger) return Fail(ledger.error());
    return Ground{std::move(*ledger), slot->value_or(Slot()), std::move(*unlocked)};
}

} // namespace

Result<Founder> checkedFounder(const QString& school, const NewUser& administrator) {
    const Result<QString> ofSchool = checkedSchool(school);
    if (!ofSchool) return Fail(ofSchool.error());
    const Result<QString> name = checkedUserName(administrator.name);
    if (!name) return Fail(name.error());
    const Result<QString> displayName = checkedDisplayName(administrator.displayName, *name);
    if (!displayName) return Fail(displayName.error());
    const auto good = checkPassword(administrator.password, {*name, *displayName, *ofSchool});
    if (!good) return Fail(good.error());
    const User user{Id::random(), *name, *displayName, administrator.roles | Role::Administrator, {}};
    return Founder{user, administrator.password, *ofSchool, false};
}

Founder practiceFounder(const QString& password) {
    const User user{
        Id::random(), practiceName(), text(QT_TRANSLATE_NOOP("Entrance", "Practice")), everyRole(), {}};
    return {user, password, user.displayName, true};
}

Result<LedgerFile::State> stateOf(const LedgerFile& file) {
    if (file.state() != LedgerFile::State::Sealed) return file.state();
    const Result<bool> founded = holdsType(file.database(), EventType::storeFounded);
    if (!founded) return Fail(founded.error());
    if (*founded) return LedgerFile::State::Sealed;
    return holdsType(file.database(), EventType::photoSubmitted).map([](bool any) {
        return any ? LedgerFile::State::Plain : LedgerFile::State::New;
    });
}

std::optional<bool> practiceOfPlain(const Database& database) {
    auto first = database.run(QStringLiteral("SELECT header, body FROM event ORDER BY position LIMIT 1"));
    if (!first || !first->next()) return {};
    const Result<Event> event = decodeHeader(first->value(0).toByteArray());
    const Result<Body> body = Body::fromBytes(first->value(1).toByteArray());
    if (!event || !body || event->type != EventType::stationStarted) return {};
    return contentOf(Record{1, *event, {}, *body}).value(QLatin1String("practice")).toBool();
}

Result<OpenedJournal> found(std::unique_ptr<LedgerFile>&& file, Founder founder,
                            const PeopleBook::Means& means, const QString& machineFolder,
                            const Progress& progress) {
    const RecoveryCode code = RecoveryCode::random();
    const bool begun = file->state() == LedgerFile::State::Sealed;
    auto ground = begun ? oldGround(std::move(file), founder, means, machineFolder, progress)
                        : newGround(std::move(file), founder, code, means, machineFolder, progress);
    if (!ground) return Fail(ground.error());
    founder.user.id = ground->unlocked.user;
    founder.user.key = ground->unlocked.signing->publicKey();
    auto journal = Journal::open(std::move(ground->ledger), progress);
    if (!journal) return Fail(journal.error());
    (*journal)->setAuthor({founder.user.id, ground->unlocked.signing});
    const Slot recovery = Slot::forRecovery(code, ground->unlocked.dataKey);
    const Draft began = founding(founder.school, founder.practice, (*journal)->ledger().store());
    const auto recorded = (*journal)->recordAll(
        {withSlot(began, recovery), withSlot(userAddition(founder.user), ground->slot), signingIn()},
        [&](KeyCabinet& cabinet) { return cabinet.put(recovery); });
    if (!recorded) return Fail(recorded.error());
    return OpenedJournal{std::move(*journal), code.text()};
}

} // namespace mianguan
