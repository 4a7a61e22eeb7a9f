#include "core/decoder/wire/sealed_memory.h"
#include "core/identify/adapters/adapter_check.h"
#include "core/identify/adapters/mianguan_adapter.h"
#include "tests/fuzz/fuzz.h"

// What the process of a vendor's library answers: any message, and memory with anything or none. JPEGs are
// left to the decoder's own fuzzers.

namespace mianguan::fuzz {

namespace {

void checkCard(const CardRecord& card) {
    const auto facts = identityFacts(card.identityNumber);
    promise(facts && facts->birth == card.birthDate && facts->sex == card.sex, "a card agrees with itself");
    promise(!card.name.isEmpty(), "a card has a name");
    promise(card.portrait.empty() || card.portrait.type() == CV_8UC3, "a portrait is BGR");
}

void checkCode(const CodePayload& code) {
    promise(code.isUnderstood(), "a code names somebody");
    promise(code.schoolCode.isEmpty() || code.schoolCode.size() == 5, "a school has five digits");
}

} // namespace

void feed(const QByteArray& input) {
    Parts parts(input);
    const QByteArray portrait = parts.run();
    const auto reply = adapterReplyFrom(parts.all());
    if (!reply) return;
    promise(adapterReplyFrom(toBytes(*reply)) == reply, "what was taken travels again");
    const auto code = checkedCode(*reply, {}, {});
    code ? checkCode(*code) : promise(!code.error().what.isEmpty(), "a refusal has words");
    if (reply->portraitFormat == MIANGUAN_PORTRAIT_JPEG) return;
    const auto card = checkedCard(*reply, portrait.isEmpty() ? Descriptor() : sealedCopy(portrait), {});
    card ? checkCard(*card) : promise(!card.error().what.isEmpty(), "a refusal has words");
}

} // namespace mianguan::fuzz
