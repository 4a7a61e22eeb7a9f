#include "core/base/cbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamWriter>

#include <algorithm>
#include <utility>
#include <vector>

namespace mianguan {

namespace {

void write(QCborStreamWriter& out, const QCborValue& value);

void writeMap(QCborStreamWriter& out, const QCborMap& map) {
    std::vector<std::pair<QByteArray, QCborMap::ConstIterator>> entries;
    entries.reserve(size_t(map.size()));
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry) {
        entries.emplace_back(toCanonicalCbor(entry.key()), entry);
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    out.startMap(quint64(entries.size()));
    for (const auto& [key, entry] : entries) {
        write(out, entry.key());
        write(out, entry.value());
    }
    out.endMap();
}

void writeArray(QCborStreamWriter& out, const QCborArray& array) {
    out.startArray(quint64(array.size()));
    for (const auto& value : array)
        write(out, value);
    out.endArray();
}

void write(QCborStreamWriter& out, const QCborValue& value) {
    switch (value.type()) {
    case QCborValue::Map:
        return writeMap(out, value.toMap());
    case QCborValue::Array:
        return writeArray(out, value.toArray());
    case QCborValue::String:
        return out.append(QStringView(value.toString()));
    case QCborValue::ByteArray:
        return out.append(value.toByteArray());
    case QCborValue::Integer:
        return out.append(value.toInteger());
    case QCborValue::Double:
        return out.append(value.toDouble());
    case QCborValue::True:
    case QCborValue::False:
        return out.append(value.toBool());
    default:
        return out.append(nullptr);
    }
}

} // namespace

QByteArray toCanonicalCbor(const QCborValue& value) {
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    write(out, value);
    return bytes;
}

} // namespace mianguan
