#include "core/keys/device_secret.h"

#include "core/keys/secret_service.h"

#include <QCoreApplication>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>

namespace mianguan {

using secret_service::Holding;

namespace {

const std::chrono::minutes patience(2); // someone may be typing the keyring's password

QString service() { return QStringLiteral("mianguan"); }

Fail stayedLocked() {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Keys", "This machine's keyring stayed locked"), {},
                QCoreApplication::translate(
                    "Keys", "Unlock it when the desktop asks for its password, then try again."));
}

Fail unusable(const QString& why) {
    return fail(ErrorKind::System,
                QCoreApplication::translate("Keys", "This machine's keyring cannot be used"), why,
                QCoreApplication::translate(
                    "Keys", "Sign out of the desktop and in again, or use the recovery code."));
}

Fail notAKey() {
    return fail(
        ErrorKind::Corrupt,
        QCoreApplication::translate("Keys", "What this machine's keyring holds for this store is not a key"),
        {}, QCoreApplication::translate("Keys", "Use the recovery code."));
}

/// After the keyring has said that it holds the item, or would take it.
Result<void> outcomeOf(const QKeychain::Job& job) {
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return stayedLocked();
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return unusable(job.errorString());
}

/// QtKeychain keeps bare pointers to a job that runs, so no job is ever deleted early: only the waiting ends.
void run(QKeychain::Job* job, const Id& store, QObject* context,
         const std::function<void(Result<void>)>& done) {
    auto* waiting = new QTimer(context);
    waiting->setSingleShot(true);
    QObject::connect(job, &QKeychain::Job::finished, waiting, [job, waiting, done] {
        waiting->stop();
        waiting->deleteLater();
        done(outcomeOf(*job));
    });
    QObject::connect(waiting, &QTimer::timeout, waiting, [job, waiting, done] {
        job->disconnect(waiting);
        waiting->deleteLater();
        done(stayedLocked());
    });
    job->setKey(store.hex());
    job->setInsecureFallback(false);
    job->start();
    waiting->start(patience);
}

Result<Key> keyIn(const QKeychain::ReadPasswordJob& job) {
    QByteArray text = job.binaryData();
    QByteArray bytes = QByteArray::fromBase64(text);
    Key key = Key::fromBytes(bytes);
    wipe(bytes);
    wipe(text);
    if (key.isNull()) return notAKey();
    return key;
}

void readItem(const Id& store, QObject* context, const DeviceSecret::Answer& done) {
    auto* job = new QKeychain::ReadPasswordJob(service());
    run(job, store, context, [job, done](const Result<void>& outcome) {
        outcome ? done(keyIn(*job)) : done(Fail(outcome.error()));
    });
}

/// Read again afterwards, so that what is given is what the keyring will give.
void writeItem(const Id& store, QObject* context, const DeviceSecret::Answer& done) {
    auto* job = new QKeychain::WritePasswordJob(service());
    QByteArray bytes = Key::random().view().toByteArray();
    QString text = QString::fromLatin1(bytes.toBase64());
    job->setTextData(text);
    wipe(bytes);
    wipe(text);
    run(job, store, context, [store, context, done](const Result<void>& outcome) {
        outcome ? readItem(store, context, done) : done(Fail(outcome.error()));
    });
}

} // namespace

DeviceSecret::DeviceSecret(QObject* parent) : QObject(parent) {}

void DeviceSecret::read(const Id& store, Answer done) {
    secret_service::search(service(), store.hex(), this, [this, store, done](const Result<Holding>& held) {
        if (!held) return done(Fail(held.error()));
        *held == Holding::Item ? readItem(store, this, done) : done(Key());
    });
}

void DeviceSecret::make(const Id& store, Answer done) {
    secret_service::search(service(), store.hex(), this, [this, store, done](const Result<Holding>& held) {
        if (!held) return done(Fail(held.error()));
        switch (*held) {
        case Holding::NoKeyring:
            return done(Key());
        case Holding::Nothing:
            return writeItem(store, this, done);
        case Holding::Item:
            return readItem(store, this, done);
        }
    });
}

} // namespace mianguan
