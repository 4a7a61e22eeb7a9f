#include "core/base/cbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace mianguan {

namespace {

/// The first byte of an item says what it is (RFC 8949, 3).
enum Start : uchar {
    Unsigned = 0x00,
    Negative = 0x20,
    Bytes = 0x40,
    Text = 0x60,
    Array = 0x80,
    Map = 0xa0,
    False = 0xf4,
    True = 0xf5,
    Null = 0xf6,
    Double = 0xfb
};

template <class Number>
void appendBigEndian(QByteArray& out, Number number) {
    std::array<char, sizeof(Number)> bytes;
    qToBigEndian(number, bytes.data());
    out.append(bytes.data(), bytes.size());
}

void startItem(QByteArray& out, Start start, quint64 number) {
    const auto with = [&](int size) { out += char(start | (24 + size)); };
    if (number < 24) {
        out += char(start | number);
    } else if (number <= 0xff) {
        with(0);
        appendBigEndian(out, quint8(number));
    } else if (number <= 0xffff) {
        with(1);
        appendBigEndian(out, quint16(number));
    } else if (number <= 0xffffffff) {
        with(2);
        appendBigEndian(out, quint32(number));
    } else {
        with(3);
        appendBigEndian(out, number);
    }
}

void write(QByteArray& out, const QCborValue& value);

/// Each key is encoded once: a map that is a key of a map that is a key … costs no more than its size. Where
/// a key stands twice the entries stay in the order they had.
void writeMap(QByteArray& out, const QCborMap& map) {
    std::vector<std::pair<QByteArray, QCborValue>> entries;
    entries.reserve(size_t(map.size()));
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
        entries.emplace_back(toCanonicalCbor(entry.key()), entry.value());
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    startItem(out, Map, entries.size());
    for (const auto& [key, value] : entries) {
        out += key;
        write(out, value);
    }
}

void writeArray(QByteArray& out, const QCborArray& array) {
    startItem(out, Array, quint64(array.size()));
    for (const auto& value : array)
        write(out, value);
}

void writeString(QByteArray& out, Start start, const QByteArray& bytes) {
    startItem(out, start, quint64(bytes.size()));
    out += bytes;
}

void writeInteger(QByteArray& out, qint64 number) {
    if (number < 0)
        startItem(out, Negative, ~quint64(number));
    else
        startItem(out, Unsigned, quint64(number));
}

void writeDouble(QByteArray& out, double number) {
    out += char(Double);
    appendBigEndian(out, number);
}

void write(QByteArray& out, const QCborValue& value) {
    switch (value.type()) {
    case QCborValue::Map:
        return writeMap(out, value.toMap());
    case QCborValue::Array:
        return writeArray(out, value.toArray());
    case QCborValue::String:
        return writeString(out, Text, value.toString().toUtf8());
    case QCborValue::ByteArray:
        return writeString(out, Bytes, value.toByteArray());
    case QCborValue::Integer:
        return writeInteger(out, value.toInteger());
    case QCborValue::Double:
        return writeDouble(out, value.toDouble());
    case QCborValue::True:
        out += char(True);
        return;
    case QCborValue::False:
        out += char(False);
        return;
    default:
        out += char(Null);
    }
}

} // namespace

QByteArray toCanonicalCbor(const QCborValue& value) {
    QByteArray bytes;
    write(bytes, value);
    return bytes;
}

QCborValue readCbor(const QByteArray& bytes) {
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    const bool whole = error.error == QCborError::NoError && error.offset == bytes.size();
    return whole ? value : QCborValue();
}

qint64 integerIn(const QCborValue& value, qint64 otherwise) {
    return value.isInteger() ? value.toInteger() : otherwise;
}

} // namespace mianguan
