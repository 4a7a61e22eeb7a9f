#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/keys/signature.h"

#include <QCborArray>
#include <QCborMap>
#include <QStringList>

#include <limits>
#include <optional>

namespace mianguan::wire {

/// A message's map, read field by field; the first field that is not as agreed is remembered and named, and
/// what is read after it means nothing. Keys nobody asks for are passed over.
class Fields {
public:
    /// `place` is how an error names this map, as "events[3]"; empty for the message itself.
    explicit Fields(const QCborValue& value, QString place = {});

    bool has(QLatin1String key) const; ///< there, and not null

    qint64 number(QLatin1String key, qint64 least = 0, qint64 most = std::numeric_limits<qint64>::max());
    bool yes(QLatin1String key);
    QString text(QLatin1String key, qsizetype most);
    QByteArray bytes(QLatin1String key, qsizetype least, qsizetype most);
    Id id(QLatin1String key) { return named<Id>(key); }
    Hash hash(QLatin1String key) { return named<Hash>(key); }
    PublicKey key(QLatin1String key) { return named<PublicKey>(key); }
    QStringList texts(QLatin1String key, qsizetype count, qsizetype most);
    QList<int> numbers(QLatin1String key, qsizetype count, int most);

    /// A map within this one, read by `read(Fields&)`.
    template <class Read>
    auto map(QLatin1String key, Read read) {
        return within(at(key), placeOf(key), read);
    }

    /// Each item read by `read(Fields&)` as a map.
    template <class Read>
    auto maps(QLatin1String key, qsizetype least, qsizetype most, Read read) {
        return items(key, least, most, [&](const QCborValue& value, const QString& where) {
            return within(value, where, read);
        });
    }

    /// Byte strings that are ids or hashes.
    template <class Name>
    QList<Name> names(QLatin1String key, qsizetype least, qsizetype most) {
        return items(key, least, most, [&](const QCborValue& value, const QString& where) {
            return nameIn<Name>(value, where);
        });
    }

    /// Each item read by `read(value, where)`, which may call `refuse`.
    template <class Read>
    auto items(QLatin1String key, qsizetype least, qsizetype most, Read read) {
        QList<std::invoke_result_t<Read, QCborValue, QString>> all;
        const QCborArray array = arrayOf(key, least, most);
        all.reserve(array.size());
        for (qsizetype i = 0; i < array.size() && !wrong; ++i)
            all += read(array[i], QStringLiteral("%1[%2]").arg(placeOf(key)).arg(i));
        return all;
    }

    /// Says that a field is not as agreed; the first word counts.
    void refuse(const QString& place, const QString& problem);
    void refuse(QLatin1String key, const QString& problem) { refuse(placeOf(key), problem); }

    const std::optional<Error>& error() const { return wrong; }

private:
    QCborValue at(QLatin1String key) const { return entries.value(key); }
    QString placeOf(QLatin1String key) const;
    QCborArray arrayOf(QLatin1String key, qsizetype least, qsizetype most);
    void takeKeys();

    template <class Name>
    Name named(QLatin1String key) {
        return nameIn<Name>(at(key), placeOf(key));
    }

    template <class Name>
    Name nameIn(const QCborValue& value, const QString& where) {
        const auto name = value.isByteArray() ? Name::fromBytes(value.toByteArray()) : std::nullopt;
        if (!name) refuseName(where, Name().bytes().size());
        return name.value_or(Name());
    }
    void refuseName(const QString& where, qsizetype size);

    template <class Read>
    auto within(const QCborValue& value, const QString& where, Read read) {
        Fields inner(value, where);
        auto message = read(inner);
        if (inner.wrong && !wrong) wrong = inner.wrong;
        return message;
    }

    QCborMap entries;
    QString place;
    std::optional<Error> wrong;
};

/// A body's bytes within the contract's depth and number of values, or an Error whose `where` is "body".
Result<QCborValue> readMessage(const QByteArray& bytes);

/// Reads a whole message by `read(Fields&)`. Error: Unreadable; `what` says how it differs from what was
/// agreed, `where` names the field.
template <class Read>
auto readFields(const QByteArray& bytes, Read read) -> Result<std::invoke_result_t<Read, Fields&>> {
    const Result<QCborValue> value = readMessage(bytes);
    if (!value) return Fail(value.error());
    Fields fields(*value);
    auto message = read(fields);
    if (fields.error()) return Fail(*fields.error());
    return message;
}

} // namespace mianguan::wire
