#include "core/work/entrance.h"

#include "core/access/user_name.h"
#include "core/ledger/database.h"
#include "core/work/founding.h"
#include "core/work/practice_key.h"
#include "core/work/sign_in.h"
#include "core/work/store_private.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlQuery>

#include <algorithm>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Entrance", words); }

Fail refused(const char* what, const QString& folder, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), folder, text(remedy));
}

Fail otherKind(bool wanted, const QString& folder) {
    const char* what =
        wanted ? QT_TRANSLATE_NOOP("Entrance", "This folder holds real photos, not practice")
               : QT_TRANSLATE_NOOP("Entrance", "This folder holds practice photos, not real ones");
    return refused(what, folder, QT_TRANSLATE_NOOP("Entrance", "Choose another folder."));
}

Fail notFounded(const QString& folder) {
    return refused(QT_TRANSLATE_NOOP("Entrance", "This store is not set up yet, so nobody can sign in"),
                   folder, QT_TRANSLATE_NOOP("Entrance", "Set it up first."));
}

Fail alreadyOpen(const QString& folder) {
    return fail(ErrorKind::Busy, text(QT_TRANSLATE_NOOP("Entrance", "This store is open already")), folder,
                text(QT_TRANSLATE_NOOP("Entrance", "Close it first.")));
}

Fail wrongDoor(const QString& folder) {
    return refused(QT_TRANSLATE_NOOP("Entrance", "A practice store has no passwords, a real one needs them"),
                   folder, QT_TRANSLATE_NOOP("Entrance", "Choose practice or real work first."));
}

Fail alreadyFounded(const QString& folder) {
    return refused(QT_TRANSLATE_NOOP("Entrance", "This store is set up already"), folder,
                   QT_TRANSLATE_NOOP("Entrance", "Sign in."));
}

QList<Slot> slotsIn(LedgerFile& file) { return file.cabinet().slotList().value_or(QList<Slot>()); }

/// Nothing when it has no kind yet.
std::optional<bool> practiceIn(LedgerFile& file) {
    if (file.state() == LedgerFile::State::New) return {};
    if (file.state() == LedgerFile::State::Plain) return practiceOfPlain(file.database());
    const QList<Slot> all = slotsIn(file);
    return std::any_of(all.begin(), all.end(),
                       [](const Slot& slot) { return slot.answersTo(practiceName()); });
}

} // namespace

/// The file is held, opened and written on the desk alone.
struct Entrance::Private {
    Options options;
    QString folder;
    std::unique_ptr<Desk> desk = std::make_unique<Desk>();
    std::unique_ptr<LedgerFile> file;
    State condition = State::New;
    bool device = false;
    Id store;

    Result<void> hold();
    template <class Work>
    auto atDesk(Work work) {
        if (!desk) return decltype(work())(alreadyOpen(folder));
        return desk->ask([&]() -> decltype(work()) {
            if (auto held = hold(); !held) return Fail(held.error());
            auto answer = work();
            if (!answer) static_cast<void>(hold()); // what failed may have let go of the file
            return answer;
        });
    }
    std::unique_ptr<Store> storeOf(std::unique_ptr<Journal> journal, const Key& key);
    Result<OpenedJournal> openPractice(const Progress& progress);
};

Result<void> Entrance::Private::hold() {
    if (file) return {};
    auto opened = LedgerFile::open(folder, options.disk ? *options.disk : FileSystem::real());
    if (!opened) return Fail(opened.error());
    if (practiceIn(**opened).value_or(options.practice) != options.practice)
        return otherKind(options.practice, folder);
    const auto state = stateOf(**opened);
    if (!state) return Fail(state.error());
    const QList<Slot> all = slotsIn(**opened);
    file = std::move(*opened);
    condition = *state;
    store = file->store();
    device = std::any_of(all.begin(), all.end(), [](const Slot& slot) { return slot.wantsDevice(); });
    return {};
}

/// On the caller's thread, where the Store is to live.
std::unique_ptr<Store> Entrance::Private::storeOf(std::unique_ptr<Journal> journal, const Key& key) {
    PeopleBook::Means means{key.copy(), options.cost};
    return std::unique_ptr<Store>(
        new Store(std::make_unique<Store::Private>(std::move(desk), std::move(journal), std::move(means))));
}

Result<OpenedJournal> Entrance::Private::openPractice(const Progress& progress) {
    if (condition == State::Sealed)
        return readPracticeKey(options.machineFolder).and_then([&](const QString& password) {
            return mianguan::signIn(std::move(file), {practiceName(), password}, {}, options.machineFolder,
                                    progress);
        });
    return practiceKey(options.machineFolder, file->disk()).and_then([&](const QString& password) {
        return found(std::move(file), practiceFounder(password), {Key(), options.cost}, options.machineFolder,
                     progress);
    });
}

QString Entrance::defaultMachineFolder() {
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    const QString states =
        QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
    return states + QStringLiteral("/mianguan");
}

Entrance::Entrance() : d(std::make_unique<Private>()) {}

Entrance::~Entrance() {
    if (d->desk) d->desk->ask([this] { d->file.reset(); });
}

Result<std::unique_ptr<Entrance>> Entrance::open(const QString& folder, const Options& options) {
    std::unique_ptr<Entrance> entrance(new Entrance);
    entrance->d->folder = folder;
    entrance->d->options = options;
    if (options.practice) entrance->d->options.cost = PasswordCost::cheap();
    const Result<void> held = entrance->d->desk->ask([&] { return entrance->d->hold(); });
    if (!held) return Fail(held.error());
    return entrance;
}

Result<BackupContents> Entrance::look(const QString& backup) { return readBackup(backup); }

bool Entrance::owesRestore(const QString& folder) { return LedgerFile::restoreCutShortIn(folder); }

Result<BackupContents> Entrance::restore(const QString& backup, const QString& folder,
                                         const Progress& progress, const std::stop_token& stop) {
    return mianguan::restore(backup, folder, FileSystem::real(), progress, stop);
}

Entrance::State Entrance::state() const { return d->condition; }
const Id& Entrance::store() const { return d->store; }
bool Entrance::practice() const { return d->options.practice; }
bool Entrance::asksForPassword() const { return !d->options.practice; }
bool Entrance::wantsDevice() const { return d->device; }
std::chrono::milliseconds Entrance::wait(const QString& name) const {
    using std::chrono::milliseconds;
    if (!d->desk) return milliseconds(0);
    return d->desk->ask([&] { return d->file ? d->file->cabinet().wait(name) : milliseconds(0); });
}

Result<Entrance::Begun> Entrance::setUp(const QString& school, const NewUser& administrator,
                                        const Key& device, const Progress& progress) {
    if (practice()) return wrongDoor(d->folder);
    if (d->condition == State::Sealed) return alreadyFounded(d->folder);
    auto founded = d->atDesk([&]() -> Result<OpenedJournal> {
        Result<Founder> founder = checkedFounder(school, administrator);
        if (!founder) return Fail(founder.error());
        return found(std::move(d->file), std::move(*founder), {device.copy(), d->options.cost},
                     d->options.machineFolder, progress);
    });
    if (!founded) return Fail(founded.error());
    return Begun{d->storeOf(std::move(founded->journal), device), founded->recoveryCode};
}

Result<std::unique_ptr<Store>> Entrance::signIn(const QString& name, const QString& password,
                                                const Key& device, const Progress& progress) {
    if (d->condition != State::Sealed) return notFounded(d->folder);
    auto opened = d->atDesk([&] {
        return mianguan::signIn(std::move(d->file), {name, password}, device, d->options.machineFolder,
                                progress);
    });
    if (!opened) return Fail(opened.error());
    return d->storeOf(std::move(opened->journal), device);
}

Result<Entrance::Begun> Entrance::recover(const RecoveryCode& code, const QString& name,
                                          const QString& password, const Key& device,
                                          const Progress& progress) {
    if (d->condition != State::Sealed) return notFounded(d->folder);
    auto opened = d->atDesk([&] {
        return mianguan::recover(std::move(d->file), code, {name, password}, {device.copy(), d->options.cost},
                                 d->options.machineFolder, progress);
    });
    if (!opened) return Fail(opened.error());
    return Begun{d->storeOf(std::move(opened->journal), device), opened->recoveryCode};
}

Result<std::unique_ptr<Store>> Entrance::openPractice(const Progress& progress) {
    if (!practice()) return wrongDoor(d->folder);
    auto opened = d->atDesk([&] { return d->openPractice(progress); });
    if (!opened) return Fail(opened.error());
    return d->storeOf(std::move(opened->journal), {});
}

} // namespace mianguan
