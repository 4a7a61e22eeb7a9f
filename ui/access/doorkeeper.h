#pragma once

#include "core/keys/secret.h"
#include "core/work/entrance.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <stop_token>

namespace mianguan {

/// Opens the store's door and its store for one person at a time, and shuts them again, without holding up
/// the window. One thing at a time: what is asked while it is at work waits its turn.
class Doorkeeper : public QObject {
    Q_OBJECT
public:
    Doorkeeper(const QString& folder, const Entrance::Options& options, QObject* parent = nullptr);
    ~Doorkeeper() override; ///< waits for what is under way; a restore is stopped first

    void open(); ///< atDoor(), inside() for a practice store, or shut()
    void setUp(const QString& school, const NewUser& administrator, const Secret& password);
    void signIn(const QString& name, const Secret& password);
    void recover(const Secret& code, const QString& name, const Secret& password);
    void goOnWithoutKeyring(); ///< after keyringRefused()
    void look(const QString& backup);
    void restore(const QString& backup); ///< atDoor() again when it is done
    void stopRestore();
    void close(std::unique_ptr<Store> store); ///< its keys are wiped; then as open()

    const QString& folder() const { return place; }
    bool isAtDoor() const { return entrance && !working; }
    Entrance::State state() const;                             ///< at the door
    std::chrono::milliseconds wait(const QString& name) const; ///< until this name's password is tried again

    struct Inside {
        std::unique_ptr<Store> store;
        QString recoveryCode; ///< to be put on paper now; empty unless a new one was made
    };
    const Inside& brought() const { return came; } ///< by inside(), until it is taken
    Inside take();

Q_SIGNALS:
    void atDoor();
    void inside();                                  ///< take() what it brought
    void shut(const mianguan::Error& error);        ///< the store cannot be opened by anyone now
    void restoreOwed(const mianguan::Error& error); ///< a restore was cut short; only restoring opens it
    void refused(const mianguan::Error& error);     ///< what was asked last; everything else is as before
    /// A new password could not be tied to this machine's keyring; everything else is as before.
    void keyringRefused(const mianguan::Error& error);
    void looked(const mianguan::BackupContents& contents);
    void restored(const mianguan::BackupContents& contents); ///< then atDoor()
    void progressed(qint64 done, qint64 total);

private:
    template <class Work, class Then>
    void work(Work task, Then then);
    template <class Ask>
    void enter(Ask ask);
    using DeviceKey = std::shared_ptr<Key>;
    using WithDevice = std::function<void(DeviceKey)>;
    void readDevice(WithDevice then);
    void makeDevice(WithDevice then);
    void opened(std::shared_ptr<Result<std::unique_ptr<Entrance>>> result);
    void openPractice();
    Progress teller();

    QString place;
    Entrance::Options options;
    std::shared_ptr<Entrance> entrance;
    DeviceSecret* device;
    Inside came;
    WithDevice asked; ///< what was asked last, for going on without the keyring
    std::stop_source stopping;
    bool working = false;
    std::atomic<qint64> toldMs = 0;
    QThreadPool pool;
};

} // namespace mianguan
