// Asks this session's keyring and prints what it said: keyring_asker read|make|spoil STORE.
#include "core/keys/device_secret.h"
#include "core/keys/hardening.h"

#include <QCoreApplication>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <cstdio>

using namespace mianguan;

namespace {

void leave(const QByteArray& line) {
    std::puts(line.constData());
    QCoreApplication::quit();
}

void print(const Result<Key>& key) {
    if (!key) return leave("error " + key.error().sentence().toUtf8());
    leave(key->isNull() ? QByteArrayLiteral("none") : "key " + key->view().toByteArray().toHex());
}

/// Puts something that is no key where the store's is.
void spoil(const Id& store) {
    auto* job = new QKeychain::WritePasswordJob(QStringLiteral("mianguan"));
    job->setKey(store.hex());
    job->setTextData(QStringLiteral("rubbish"));
    QObject::connect(job, &QKeychain::Job::finished, [job] { leave(job->error() ? "error" : "spoilt"); });
    job->start();
}

} // namespace

int main(int argc, char** argv) {
    hardenProcess(); // as the station does: the keyring must answer all the same
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    const auto store = words.size() == 3 ? Id::fromHex(words[2]) : std::nullopt;
    if (!store) return 2;
    DeviceSecret secret;
    QTimer::singleShot(0, &app, [&] {
        if (words[1] == QLatin1String("read")) secret.read(*store, print);
        if (words[1] == QLatin1String("make")) secret.make(*store, print);
        if (words[1] == QLatin1String("spoil")) spoil(*store);
    });
    return app.exec();
}
