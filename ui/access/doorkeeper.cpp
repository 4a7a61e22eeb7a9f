#include "ui/access/doorkeeper.h"

#include "core/base/aside.h"
#include "core/work/store.h"

#include <QDeadlineTimer>

#include <utility>

namespace mianguan {

namespace {

constexpr qint64 tellEveryMs = 50;

using Entered = std::shared_ptr<Result<Doorkeeper::Inside>>;

Result<Doorkeeper::Inside> insideOf(Result<std::unique_ptr<Store>> store) {
    if (!store) return Fail(store.error());
    return Doorkeeper::Inside{std::move(*store), {}};
}

Result<Doorkeeper::Inside> insideOf(Result<Entrance::Begun> begun) {
    if (!begun) return Fail(begun.error());
    return Doorkeeper::Inside{std::move(begun->store), std::move(begun->recoveryCode)};
}

} // namespace

Doorkeeper::Doorkeeper(const QString& folder, const Entrance::Options& asked, QObject* parent)
    : QObject(parent), place(folder), options(asked), device(new DeviceSecret(this)) {
    pool.setMaxThreadCount(1);
}

Doorkeeper::~Doorkeeper() {
    stopRestore();
    pool.waitForDone();
}

/// Off the GUI thread; `then` gets the answer on it.
template <class Work, class Then>
void Doorkeeper::work(Work task, Then then) {
    working = true;
    runAside(pool, this, std::move(task), [this, then = std::move(then)](const auto& answer) {
        working = false;
        then(answer);
    });
}

void Doorkeeper::open() {
    work(
        [folder = place, how = options] {
            return std::make_shared<Result<std::unique_ptr<Entrance>>>(Entrance::open(folder, how));
        },
        [this](const auto& answer) { opened(answer); });
}

void Doorkeeper::opened(std::shared_ptr<Result<std::unique_ptr<Entrance>>> answer) {
    if (!*answer)
        return Entrance::owesRestore(place) ? Q_EMIT restoreOwed(answer->error())
                                            : Q_EMIT shut(answer->error());
    entrance = std::move(**answer);
    if (entrance->asksForPassword())
        Q_EMIT atDoor();
    else
        openPractice();
}

/// Asks the entrance for the store; it has handed the folder over when it gave one.
template <class Ask>
void Doorkeeper::enter(Ask ask) {
    work(
        [ask = std::move(ask), door = entrance, tell = teller(), gui = thread()]() mutable -> Entered {
            auto answer = std::make_shared<Result<Inside>>(insideOf(ask(*door, tell)));
            if (*answer) (*answer)->store->moveToThread(gui);
            return answer;
        },
        [this](const Entered& answer) {
            if (!*answer)
                return options.practice ? Q_EMIT shut(answer->error()) : Q_EMIT refused(answer->error());
            came = std::move(**answer);
            entrance.reset();
            Q_EMIT inside();
        });
}

void Doorkeeper::openPractice() {
    enter([](Entrance& door, const Progress& tell) { return door.openPractice(tell); });
}

void Doorkeeper::setUp(const QString& school, const NewUser& administrator, const Secret& password) {
    makeDevice([this, school, administrator, password](const DeviceKey& key) {
        enter([school, person = administrator, password, key](Entrance& door, const Progress& tell) mutable {
            person.password = password.text();
            return door.setUp(school, std::exchange(person, {}), *key, tell);
        });
    });
}

void Doorkeeper::signIn(const QString& name, const Secret& password) {
    readDevice([this, name, password](const DeviceKey& key) {
        enter([name, password, key](Entrance& door, const Progress& tell) {
            return door.signIn(name, password.text(), *key, tell);
        });
    });
}

void Doorkeeper::recover(const Secret& code, const QString& name, const Secret& password) {
    makeDevice([this, code, name, password](const DeviceKey& key) {
        enter([code, name, password, key](Entrance& door, const Progress& tell) -> Result<Entrance::Begun> {
            const auto read = RecoveryCode::parse(code.text());
            if (!read) return Fail(read.error());
            return door.recover(*read, name, password.text(), *key, tell);
        });
    });
}

/// The keyring's secret first, as it may take its time.
void Doorkeeper::readDevice(WithDevice then) {
    if (!isAtDoor()) return;
    if (!entrance->wantsDevice()) return then(std::make_shared<Key>());
    working = true;
    device->read(entrance->store(), [this, then = std::move(then)](Result<Key> key) {
        working = false;
        if (!key) return Q_EMIT refused(key.error());
        then(std::make_shared<Key>(std::move(*key)));
    });
}

void Doorkeeper::makeDevice(WithDevice then) {
    if (!isAtDoor()) return;
    working = true;
    asked = std::move(then);
    device->make(entrance->store(), [this](Result<Key> key) {
        working = false;
        if (!key) return Q_EMIT keyringRefused(key.error());
        std::exchange(asked, {})(std::make_shared<Key>(std::move(*key)));
    });
}

void Doorkeeper::goOnWithoutKeyring() {
    if (asked && isAtDoor()) std::exchange(asked, {})(std::make_shared<Key>());
}

void Doorkeeper::look(const QString& backup) {
    work([backup] { return Entrance::look(backup); },
         [this](const Result<BackupContents>& contents) {
             if (contents)
                 Q_EMIT looked(*contents);
             else
                 Q_EMIT refused(contents.error());
         });
}

/// The door is let go of, as the backup becomes the store.
void Doorkeeper::restore(const QString& backup) {
    entrance.reset();
    stopping = std::stop_source();
    work([backup, folder = place, tell = teller(),
          stop = stopping.get_token()] { return Entrance::restore(backup, folder, tell, stop); },
         [this](const Result<BackupContents>& contents) {
             if (contents)
                 Q_EMIT restored(*contents);
             else
                 Q_EMIT refused(contents.error());
             open();
         });
}

void Doorkeeper::stopRestore() { stopping.request_stop(); }

/// A store shuts down slowly: it keeps its lists for the next opening.
void Doorkeeper::close(std::unique_ptr<Store> store) {
    store->moveToThread(nullptr);
    work(
        [going = store.release()] {
            delete going;
            return true;
        },
        [this](bool) { open(); });
}

Entrance::State Doorkeeper::state() const { return entrance->state(); }

std::chrono::milliseconds Doorkeeper::wait(const QString& name) const {
    return isAtDoor() ? entrance->wait(name) : std::chrono::milliseconds();
}

Doorkeeper::Inside Doorkeeper::take() { return std::exchange(came, {}); }

/// Progress told on the working thread, a few times a second on ours.
Progress Doorkeeper::teller() {
    return [this](qint64 done, qint64 total) {
        const qint64 now = QDeadlineTimer::current().deadline();
        if (done < total && now - toldMs < tellEveryMs) return;
        toldMs = now;
        QMetaObject::invokeMethod(
            this, [this, done, total] { Q_EMIT progressed(done, total); }, Qt::QueuedConnection);
    };
}

} // namespace mianguan
