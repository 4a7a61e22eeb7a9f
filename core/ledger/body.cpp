#include "core/ledger/body.h"

#include "core/base/cbor.h"

#include <QCborArray>
#include <QCborStreamReader>
#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace mianguan {

namespace {

const int saltSize = 32;
const char start[] = "\x82\x58\x20"; // an array of two, the first of them 32 bytes
const qsizetype contentAt = 3 + saltSize;

QString readText(QCborStreamReader& reader) {
    QString text;
    auto part = reader.readString();
    for (; part.status == QCborStreamReader::Ok; part = reader.readString())
        text += part.data;
    return text;
}

} // namespace

Body Body::of(const QCborMap& content, const QByteArray& salt) {
    Body body;
    body.all = toCanonicalCbor(QCborArray{salt, content});
    return body;
}

Result<Body> Body::fromBytes(const QByteArray& bytes) {
    if (bytes.size() <= contentAt || !bytes.startsWith(start))
        return fail(ErrorKind::Corrupt,
                    QCoreApplication::translate("Ledger", "An entry of the ledger is not readable"));
    Body body;
    body.all = bytes;
    return body;
}

QByteArray Body::randomSalt() {
    QByteArray salt(saltSize, Qt::Uninitialized);
    QRandomGenerator::system()->generate(salt.begin(), salt.end());
    return salt;
}

QByteArray Body::packedContent() const {
    if (isNull()) return {};
    return QByteArray::fromRawData(all.constData() + contentAt, all.size() - contentAt);
}

QCborMap Body::content() const { return readCbor(packedContent()).toMap(); }

QCborMap Body::pick(std::initializer_list<QLatin1String> names) const {
    QCborMap picked;
    const QByteArray bytes = packedContent();
    QCborStreamReader reader(bytes);
    if (!reader.isMap() || !reader.enterContainer()) return {};
    while (picked.size() < qsizetype(names.size()) && reader.lastError() == QCborError::NoError &&
           reader.hasNext() && reader.isString()) {
        const QString name = readText(reader);
        const bool wanted = std::find(names.begin(), names.end(), name) != names.end();
        if (!wanted || picked.contains(name)) { // the first counts where one stands twice, as in content()
            reader.next();
            continue;
        }
        const QCborValue value = QCborValue::fromCbor(reader);
        if (reader.lastError() == QCborError::NoError) picked.insert(name, value);
    }
    return picked;
}

QHash<QString, Hash> Body::blobs() const {
    QHash<QString, Hash> named;
    const QCborMap map = pick({QLatin1String("blobs")}).value(QLatin1String("blobs")).toMap();
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry) {
        const auto hash = Hash::fromBytes(entry.value().toByteArray());
        if (hash) named.insert(entry.key().toString(), *hash);
    }
    return named;
}

} // namespace mianguan
