#include "core/work/adapter_choice.h"

#include "core/work/event_types.h"

namespace mianguan {

namespace {

const QLatin1String cardReaderUse("card-reader"), codeDecoderUse("code-decoder");

} // namespace

Draft adapterChoice(const AdapterNote& note) {
    const bool reader = note.use == AdapterUse::CardReader;
    Draft draft;
    draft.type = EventType::adapterChosen;
    draft.content = {{QStringLiteral("use"), reader ? cardReaderUse : codeDecoderUse},
                     {QStringLiteral("file"), note.file},
                     {QStringLiteral("hash"), note.hash.bytes()}};
    draft.userSigned = true;
    return draft;
}

AdapterNote adapterIn(const QCborMap& content) {
    const bool decoder = content.value(QLatin1String("use")).toString() == codeDecoderUse;
    return {decoder ? AdapterUse::CodeDecoder : AdapterUse::CardReader,
            content.value(QLatin1String("file")).toString(),
            Hash::fromBytes(content.value(QLatin1String("hash")).toByteArray()).value_or(Hash())};
}

} // namespace mianguan
