#include "core/identify/adapters/wire/adapter_messages.h"

#include "core/base/cbor.h"

#include <QCborArray>
#include <QCborMap>

namespace mianguan {

namespace {

constexpr qsizetype mostFields = 16, longestName = 32, longestText = 512;
constexpr qint64 mostPortraitBytes = 1 << 20;

enum Place { OutcomePlace, SaidPlace, FieldsPlace, FormatPlace, WidthPlace, HeightPlace, BytesPlace, Places };

bool isWithin(qint64 number, qint64 most) { return number >= 0 && number <= most; }

std::optional<QMap<QByteArray, QByteArray>> fieldsFrom(const QCborMap& map) {
    if (map.size() > mostFields) return std::nullopt;
    QMap<QByteArray, QByteArray> fields;
    for (const auto& [name, text] : map) {
        if (!name.isByteArray() || !text.isByteArray()) return std::nullopt;
        if (name.toByteArray().size() > longestName || text.toByteArray().size() > longestText)
            return std::nullopt;
        fields.insert(name.toByteArray(), text.toByteArray());
    }
    return fields;
}

} // namespace

QByteArray toBytes(const AdapterRequest& request) {
    return toCanonicalCbor(QCborArray{int(request.deed), request.bytes, request.waitMs});
}

QByteArray toBytes(const AdapterReply& reply) {
    QCborMap fields;
    for (auto field = reply.fields.begin(); field != reply.fields.end(); ++field)
        fields.insert(QCborValue(field.key()), QCborValue(field.value()));
    return toCanonicalCbor(QCborArray{int(reply.outcome), reply.said, fields, reply.portraitFormat,
                                      reply.portraitWidth, reply.portraitHeight, reply.portraitBytes});
}

std::optional<AdapterRequest> adapterRequestFrom(const QByteArray& bytes) {
    const QCborArray parts = readCbor(bytes).toArray();
    if (parts.size() != 3 || !parts[1].isByteArray()) return std::nullopt;
    const qint64 deed = integerIn(parts[0], -1), wait = integerIn(parts[2], -1);
    if (!isWithin(deed, qint64(AdapterDeed::Close)) || !isWithin(wait, 3'600'000)) return std::nullopt;
    return AdapterRequest{AdapterDeed(deed), parts[1].toByteArray(), wait};
}

std::optional<AdapterReply> adapterReplyFrom(const QByteArray& bytes) {
    const QCborArray parts = readCbor(bytes).toArray();
    if (parts.size() != Places || !parts[SaidPlace].isByteArray() || !parts[FieldsPlace].isMap())
        return std::nullopt;
    const qint64 outcome = integerIn(parts[OutcomePlace], -1);
    auto fields = fieldsFrom(parts[FieldsPlace].toMap());
    if (!fields || !isWithin(outcome, qint64(AdapterOutcome::NotAnAdapter))) return std::nullopt;
    AdapterReply reply{AdapterOutcome(outcome),
                       parts[SaidPlace].toByteArray().left(longestText),
                       std::move(*fields),
                       integerIn(parts[FormatPlace], -1),
                       integerIn(parts[WidthPlace], -1),
                       integerIn(parts[HeightPlace], -1),
                       integerIn(parts[BytesPlace], -1)};
    const bool canBe = isWithin(reply.portraitFormat, 3) && isWithin(reply.portraitWidth, 4096) &&
                       isWithin(reply.portraitHeight, 4096) &&
                       isWithin(reply.portraitBytes, mostPortraitBytes);
    if (!canBe) return std::nullopt;
    return reply;
}

} // namespace mianguan
