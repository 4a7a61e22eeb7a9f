#include "core/wire/fields.h"

#include "core/base/cbor.h"
#include "core/wire/cbor_shape.h"
#include "core/wire/limits.h"

#include <QCoreApplication>
#include <QSet>

namespace mianguan::wire {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wire)
};

Error unlikeAgreed(const QString& place, const QString& problem) {
    return {ErrorKind::Unreadable, problem, place, Words::tr("Update the older of the two programs.")};
}

const QString wholeBody = QStringLiteral("body");

} // namespace

Fields::Fields(const QCborValue& value, QString at) : entries(value.toMap()), place(std::move(at)) {
    if (value.isMap())
        takeKeys();
    else
        refuse(place.isEmpty() ? wholeBody : place, Words::tr("A map is expected here"));
}

/// A key that stands twice would be read differently by different programs.
void Fields::takeKeys() {
    QSet<QString> seen;
    for (auto entry = entries.cbegin(); entry != entries.cend(); ++entry) {
        const QString key = entry.key().toString();
        if (!entry.key().isString())
            refuse(place.isEmpty() ? wholeBody : place, Words::tr("Keys are texts"));
        else if (seen.contains(key))
            refuse(place.isEmpty() ? wholeBody : place, Words::tr("A key stands twice"));
        seen.insert(key);
    }
}

bool Fields::has(QLatin1String key) const {
    const QCborValue value = at(key);
    return !value.isUndefined() && !value.isNull();
}

qint64 Fields::number(QLatin1String key, qint64 least, qint64 most) {
    const QCborValue value = at(key);
    const qint64 number = integerIn(value);
    if (!value.isInteger() || number < least || number > most)
        refuse(key, most == std::numeric_limits<qint64>::max()
                        ? Words::tr("A whole number of at least %1 is expected here").arg(least)
                        : Words::tr("A whole number from %1 to %2 is expected here").arg(least).arg(most));
    return number;
}

bool Fields::yes(QLatin1String key) {
    if (!at(key).isBool()) refuse(key, Words::tr("True or false is expected here"));
    return at(key).toBool();
}

QString Fields::text(QLatin1String key, qsizetype most) {
    const QCborValue value = at(key);
    const QString text = value.toString();
    if (!value.isString() || text.size() > most)
        refuse(key, Words::tr("A text of at most %1 characters is expected here").arg(most));
    return text;
}

QByteArray Fields::bytes(QLatin1String key, qsizetype least, qsizetype most) {
    const QCborValue value = at(key);
    const QByteArray bytes = value.toByteArray();
    if (!value.isByteArray() || bytes.size() < least || bytes.size() > most)
        refuse(key, least == most
                        ? Words::tr("A byte string of %1 bytes is expected here").arg(least)
                        : Words::tr("A byte string of %1 to %2 bytes is expected here").arg(least).arg(most));
    return bytes;
}

void Fields::refuseName(const QString& where, qsizetype size) {
    refuse(where, Words::tr("A byte string of %1 bytes is expected here").arg(size));
}

QStringList Fields::texts(QLatin1String key, qsizetype count, qsizetype most) {
    return items(key, 0, count, [&](const QCborValue& value, const QString& where) {
        if (!value.isString() || value.toString().size() > most)
            refuse(where, Words::tr("A text of at most %1 characters is expected here").arg(most));
        return value.toString();
    });
}

QList<int> Fields::numbers(QLatin1String key, qsizetype count, int most) {
    return items(key, 0, count, [&](const QCborValue& value, const QString& where) {
        const qint64 number = integerIn(value, -1);
        if (number < 0 || number > most)
            refuse(where, Words::tr("A whole number from %1 to %2 is expected here").arg(0).arg(most));
        return int(number);
    });
}

void Fields::refuse(const QString& where, const QString& problem) {
    if (!wrong) wrong = unlikeAgreed(where, problem);
}

QString Fields::placeOf(QLatin1String key) const {
    return place.isEmpty() ? QString(key) : place + QLatin1Char('.') + key;
}

QCborArray Fields::arrayOf(QLatin1String key, qsizetype least, qsizetype most) {
    const QCborValue value = at(key);
    const QCborArray array = value.toArray();
    if (value.isArray() && array.size() > most) {
        refuse(key, Words::tr("At most %1 items are allowed here").arg(most));
        wrong->kind = ErrorKind::TooLarge;
    } else if (!value.isArray() || array.size() < least) {
        refuse(key, Words::tr("An array of %1 to %2 items is expected here").arg(least).arg(most));
    }
    return wrong ? QCborArray() : array;
}

Result<QCborValue> readMessage(const QByteArray& bytes) {
    if (!isCborWithin(bytes, {limit::depth, limit::values}))
        return Fail(unlikeAgreed(
            wholeBody,
            Words::tr("One item of CBOR is expected, without tags and indefinite lengths, not too deep")));
    const QCborValue value = readCbor(bytes);
    if (value.isUndefined()) return Fail(unlikeAgreed(wholeBody, Words::tr("This is not CBOR")));
    return value;
}

} // namespace mianguan::wire
