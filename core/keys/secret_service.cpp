#include "core/keys/secret_service.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace mianguan::secret_service {

namespace {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

const int patienceMs = 10'000;

bool isMissing(const QDBusError& error) {
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownMethod:
        return true;
    default:
        return error.name().startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn"));
    }
}

Result<Holding> holdingIn(const QDBusPendingReply<Paths, Paths>& reply) {
    if (!reply.isError()) {
        const bool held = !reply.argumentAt<0>().isEmpty() || !reply.argumentAt<1>().isEmpty();
        return held ? Holding::Item : Holding::Nothing;
    }
    if (isMissing(reply.error())) return Holding::NoKeyring;
    return fail(
        ErrorKind::System, QCoreApplication::translate("Keys", "This machine's keyring does not answer"),
        reply.error().name(), QCoreApplication::translate("Keys", "Sign out of the desktop and in again."));
}

} // namespace

void search(const QString& service, const QString& key, QObject* context,
            std::function<void(Result<Holding>)> done) {
    static const bool registered = qDBusRegisterMetaType<Attributes>().isValid();
    Q_UNUSED(registered)
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) { // a call on it would never be answered
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(Holding::NoKeyring); }, Qt::QueuedConnection);
        return;
    }
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
    // The attributes under which QtKeychain keeps things.
    const Attributes attributes{{QStringLiteral("server"), service}, {QStringLiteral("user"), key}};
    call << QVariant::fromValue(attributes);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, patienceMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(holdingIn(*watcher));
    });
}

} // namespace mianguan::secret_service
