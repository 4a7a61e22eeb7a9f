#include "tests/soak/soak_look.h"

#include "tests/ledger/ledger_tools.h"
#include "tests/work/handmade.h"

#include <QDir>
#include <QFile>

#include <iterator>

namespace mianguan::soak {

using namespace mianguan::test;

namespace {

using Door = Result<std::unique_ptr<Entrance>>;

QString backupIntended() { return QStringLiteral("! backup-made"); }
QString backupMade() { return QStringLiteral("+ backup-made"); }

/// Signs in with whichever of these passwords is the administrator's now.
Result<std::unique_ptr<Store>> comeIn(Entrance& entrance, Model& model) {
    Result<std::unique_ptr<Store>> store;
    for (const int number : model.passwords()) {
        store = entrance.signIn(adminName(), password(number), {});
        if (!store) continue;
        model.cameInAs(number);
        break;
    }
    return store;
}

int countIn(Tamper& file, const char* table, const char* where) {
    return file.bytes(QLatin1String(table), QStringLiteral("count(*)"), QLatin1String(where)).toInt();
}

} // namespace

void Observer::heard(const QString& line) {
    if (line.startsWith(backupIntended())) backups += known;
    known.heard(line);
    if (!line.startsWith(backupMade())) return;
    backups = {backups.last()};
    backedUp = true;
}

QStringList Observer::look(const Depth& depth) {
    Door entrance = Entrance::open(place.store(), place.options());
    if (!entrance) return {entrance.error().sentence()};
    if ((*entrance)->state() != Entrance::State::Sealed)
        return known.founded() ? QStringList{QStringLiteral("the store is gone")} : QStringList();
    QStringList wrong = lookInside(**entrance);
    entrance->reset();
    wrong += lookAtFiles();
    if (!wrong.isEmpty()) return wrong;
    if (depth.people) wrong += letSomeoneIn();
    if (depth.code) wrong += useCode();
    if (depth.backup) wrong += lookAtBackup();
    return wrong;
}

QStringList Observer::lookInside(Entrance& entrance) {
    auto store = comeIn(entrance, known);
    if (!store) return {store.error().sentence()};
    known.looked();
    QStringList wrong = known.differences(**store, place);
    const auto problems = verify(**store);
    return wrong + (problems ? *problems : QStringList{problems.error().sentence()});
}

/// Nothing waits, and of what was purged there is nothing left.
QStringList Observer::lookAtFiles() const {
    QStringList wrong;
    if (!QDir(place.store() + QStringLiteral("/incoming")).isEmpty())
        wrong += QStringLiteral("left in incoming");
    const QStringList pictures = filesUnder(place.store() + QStringLiteral("/blobs"));
    for (const QString& path : pictures) {
        const QString subject = QFileInfo(path).dir().dirName();
        if (known.gone().contains(Id::fromHex(subject).value_or(Id())))
            wrong += QStringLiteral("purged, yet its file is there: ") + path;
    }
    Tamper file(place.store());
    const char* purged = "subject IN (SELECT subject FROM event WHERE tombstone) AND subject <> zeroblob(16)";
    if (countIn(file, "subject_key", purged) > 0) wrong += QStringLiteral("purged, yet its key is there");
    if (countIn(file, "event",
                qPrintable(QLatin1String(purged) +
                           QStringLiteral(" AND NOT tombstone AND body IS NOT NULL"))) > 0)
        wrong += QStringLiteral("purged, yet its bodies are there");
    return wrong;
}

/// Somebody who may signs in; somebody removed cannot.
QStringList Observer::letSomeoneIn() {
    if (known.people().isEmpty()) return {};
    const auto person = std::next(known.people().cbegin(), int(chance() % quint32(known.people().size())));
    const Door entrance = Entrance::open(place.store(), place.options());
    if (!entrance) return {entrance.error().sentence()};
    bool in = false;
    for (const int number : person->passwords)
        in = in || (*entrance)->signIn(person.key(), password(number), {}).has_value();
    if (in) known.looked();
    if (in != person->removed) return {};
    return {(in ? QStringLiteral("removed, yet let in: ") : QStringLiteral("not let in: ")) + person.key()};
}

QStringList Observer::useCode() {
    const auto code = RecoveryCode::parse(known.code());
    if (!code) return {}; // a kill took the last one before it was told
    const Door entrance = Entrance::open(place.store(), place.options());
    if (!entrance) return {entrance.error().sentence()};
    const int fresh = int(chance() % 1'000'000);
    const auto begun = (*entrance)->recover(*code, {}, password(fresh), {});
    if (!begun) return {begun.error().sentence()};
    known.heard(QStringLiteral("+ recovered %1 %2").arg(fresh).arg(begun->recoveryCode));
    return {};
}

QStringList Observer::lookAtBackup() {
    if (!backedUp) return {};
    const auto damaged = verifyBackup(place.backup());
    if (!damaged) return {damaged.error().sentence()};
    Place scratch = place;
    scratch.folder += QStringLiteral("/scratch");
    const QStringList wrong = *damaged + compareRestored(scratch);
    QDir(scratch.folder).removeRecursively();
    return wrong;
}

/// On a machine that remembers what was purged here, and nothing else.
QStringList Observer::compareRestored(const Place& there) {
    const auto contents = Entrance::restore(place.backup(), there.store(), {}, {});
    if (!contents) return {contents.error().sentence()};
    const QString purges = QLatin1Char('/') + contents->store.hex() + QStringLiteral(".purged");
    QDir().mkpath(there.machine());
    QFile::copy(place.machine() + purges, there.machine() + purges);
    const Door entrance = Entrance::open(there.store(), there.options());
    if (!entrance) return {entrance.error().sentence()};
    Result<std::unique_ptr<Store>> store;
    for (Model& candidate : backups) {
        if (!store || !*store) store = comeIn(**entrance, candidate);
    }
    if (!store) return {store.error().sentence()};
    QStringList wrong;
    for (Model expected : backups) {
        expected.restore(known);
        wrong = expected.differences(**store, place);
        if (wrong.isEmpty()) break;
    }
    const auto problems = verify(**store);
    return wrong + (problems ? *problems : QStringList{problems.error().sentence()});
}

} // namespace mianguan::soak
