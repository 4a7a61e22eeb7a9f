#include "core/identify/adapters/host/adapter_library.h"

#include <QLibrary>

#include <algorithm>
#include <cstring>
#include <memory>

namespace mianguan {

namespace {

constexpr quint32 portraitRoom = 1 << 20;

template <class Table>
const Table* tableOf(QLibrary& library, const char* name) {
    using Get = const Table* (*)(uint32_t);
    const auto get = reinterpret_cast<Get>(library.resolve(name));
    const Table* table = get ? get(MIANGUAN_ADAPTER_VERSION) : nullptr;
    return table && table->version == MIANGUAN_ADAPTER_VERSION ? table : nullptr;
}

/// Up to the zero byte; all of it where the library forgot that.
template <size_t N>
QByteArray textIn(const char (&text)[N]) {
    return QByteArray(text, qsizetype(strnlen(text, N)));
}

AdapterReply outcomeOf(int32_t result, const mianguan_error& error) {
    if (result == MIANGUAN_OK) return {AdapterOutcome::Done, {}, {}};
    if (result == MIANGUAN_NOTHING) return {AdapterOutcome::Nothing, {}, {}};
    return {AdapterOutcome::Failed, textIn(error.text), {}};
}

QMap<QByteArray, QByteArray> fieldsOf(const mianguan_code& code) {
    return {{"student_number", textIn(code.student_number)},
            {"name", textIn(code.name)},
            {"identity_number", textIn(code.identity_number)},
            {"enrolment_key", textIn(code.enrolment_key)},
            {"school_code", textIn(code.school_code)}};
}

QMap<QByteArray, QByteArray> fieldsOf(const mianguan_card& card) {
    return {{"name", textIn(card.name)},
            {"sex", textIn(card.sex)},
            {"ethnic_group", textIn(card.ethnic_group)},
            {"birth_date", textIn(card.birth_date)},
            {"address", textIn(card.address)},
            {"identity_number", textIn(card.identity_number)},
            {"issuer", textIn(card.issuer)},
            {"valid_from", textIn(card.valid_from)},
            {"valid_to", textIn(card.valid_to)}};
}

} // namespace

AdapterReply AdapterLibrary::load(const QString& path) {
    QLibrary library(path);
    library.setLoadHints(QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
    if (!library.load()) return {AdapterOutcome::NotLoaded, library.errorString().toUtf8().left(500), {}};
    decoder = tableOf<mianguan_code_decoder>(library, "mianguan_get_code_decoder");
    reader = tableOf<mianguan_card_reader>(library, "mianguan_get_card_reader");
    if (decoder && !decoder->decode) decoder = nullptr;
    if (reader && !(reader->open && reader->close && reader->read)) reader = nullptr;
    return {decoder || reader ? AdapterOutcome::Done : AdapterOutcome::NotAnAdapter, {}, {}};
}

AdapterReply AdapterLibrary::answer(const AdapterRequest& request, QByteArray& portrait) {
    const bool isOffered = request.deed == AdapterDeed::Decode ? decoder != nullptr : reader != nullptr;
    if (!isOffered) return {AdapterOutcome::NotAnAdapter, {}, {}};
    switch (request.deed) {
    case AdapterDeed::Decode:
        return decode(request.bytes);
    case AdapterDeed::Open:
        return open(request.bytes);
    case AdapterDeed::Read:
        return read(quint32(request.waitMs), portrait);
    case AdapterDeed::Close:
        break;
    }
    reader->close();
    return {AdapterOutcome::Done, {}, {}};
}

AdapterReply AdapterLibrary::decode(const QByteArray& bytes) const {
    mianguan_code code{};
    mianguan_error error{};
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.constData());
    AdapterReply reply = outcomeOf(decoder->decode(data, uint32_t(bytes.size()), &code, &error), error);
    if (reply.outcome == AdapterOutcome::Done) reply.fields = fieldsOf(code);
    return reply;
}

AdapterReply AdapterLibrary::open(const QByteArray& settings) const {
    mianguan_error error{};
    return outcomeOf(reader->open(settings.constData(), &error), error);
}

AdapterReply AdapterLibrary::read(quint32 waitMs, QByteArray& portrait) const {
    const auto card = std::make_unique<mianguan_card>();
    mianguan_error error{};
    portrait.fill('\0', portraitRoom);
    card->portrait_capacity = portraitRoom;
    card->portrait = reinterpret_cast<uint8_t*>(portrait.data());
    AdapterReply reply = outcomeOf(reader->read(waitMs, card.get(), &error), error);
    if (reply.outcome != AdapterOutcome::Done) return reply;
    reply.fields = fieldsOf(*card);
    reply.portraitFormat = card->portrait_format;
    reply.portraitWidth = card->portrait_width;
    reply.portraitHeight = card->portrait_height;
    reply.portraitBytes =
        card->portrait_format == MIANGUAN_PORTRAIT_NONE ? 0 : std::min(card->portrait_length, portraitRoom);
    portrait.truncate(qsizetype(reply.portraitBytes));
    return reply;
}

} // namespace mianguan
