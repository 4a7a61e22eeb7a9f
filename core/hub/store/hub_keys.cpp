#include "core/hub/store/hub_keys.h"

#include "core/keys/sodium_bytes.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <sodium.h>

namespace mianguan::hub {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

Fail unreadable(const QString& path) {
    return fail(ErrorKind::Corrupt,
                text(QT_TRANSLATE_NOOP("Hub", "The hub's key is damaged or not readable")), path,
                text(QT_TRANSLATE_NOOP("Hub", "Put the key back from where it is kept safe; without it "
                                              "nobody can read the hub's data.")));
}

Fail missing(const QString& path) {
    return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Hub", "The hub's key is missing")), path,
                text(QT_TRANSLATE_NOOP("Hub", "Put it there first, from where it is kept safe.")));
}

QByteArray keyedDigest(const Key& key, const QByteArray& bytes) {
    QByteArray digest(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(raw(digest), size_t(digest.size()), raw(bytes), quint64(bytes.size()), key.data(),
                       Key::size);
    return digest;
}

Result<Key> readKey(const QString& path) {
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return unreadable(path);
    QByteArray bytes = file.read(Key::size + 1);
    Key key = Key::fromBytes(bytes);
    wipe(bytes);
    return key.isNull() ? Result<Key>(unreadable(path)) : Result<Key>(std::move(key));
}

/// Written whole beside its place, then named: no other start can see half of it.
Result<void> makeKey(const QString& folder, const QString& path, FileSystem& files) {
    const Key key = Key::random();
    const QString part = QStringLiteral("hub.key.part");
    const auto written = writeFilesDurably(files, folder, {{part, key.view().toByteArray()}});
    if (!written) return written;
    if (files.rename(QFile::encodeName(folder + QLatin1Char('/') + part), QFile::encodeName(path)) < 0)
        return failFromErrno(errno, text(QT_TRANSLATE_NOOP("Hub", "The hub's key cannot be kept")), path);
    return syncFolder(files, folder);
}

} // namespace

HubKeys::HubKeys(const Key& hub)
    : wrap(hub.derived("hub subject keys")), bodies(hub.derived("hub station bodies")),
      inDatabase(hub.derived("hub secrets")), lookUps(hub.derived("hub look-ups")),
      proofs(hub.derived("hub proofs")) {}

Result<HubKeys> HubKeys::open(const QString& hubFolder, FileSystem& files,
                              const std::function<Result<bool>()>& isFounded) {
    const QString folder = hubFolder + QStringLiteral("/keys");
    if (auto made = makeFolderDurably(files, folder); !made) return Fail(made.error());
    const auto lock = FolderLock::take(folder); // of two processes that start for the first time
    if (!lock) return Fail(lock.error());
    const QString path = folder + QStringLiteral("/hub.key");
    if (!QFile::exists(path)) {
        const Result<bool> founded = isFounded ? isFounded() : false;
        if (!founded) return Fail(founded.error());
        if (*founded) return missing(path);
        if (auto made = makeKey(folder, path, files); !made) return Fail(made.error());
    }
    const Result<Key> key = readKey(path);
    if (!key) return Fail(key.error());
    return HubKeys(*key);
}

QByteArray HubKeys::digestOf(const QString& school, const QString& number) const {
    return keyedDigest(lookUps, school.toUtf8() + '\n' + number.toUpper().toUtf8());
}

QByteArray HubKeys::proofOf(const QByteArray& bytes) const { return keyedDigest(proofs, bytes); }

} // namespace mianguan::hub
