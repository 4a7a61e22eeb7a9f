#include "core/identify/wire/sight_messages.h"
#include "tests/fuzz/fuzz.h"

// What mianguan-sight is told and answers, were a picture to take it over.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    if (const auto task = sightTaskFrom(input)) {
        promise(task->pictureBytes() > 0, "a picture has pixels");
        promise(sightTaskFrom(toBytes(*task)) == task, "a task travels again");
    }
    if (const auto codes = codesSeenFrom(input))
        promise(codesSeenFrom(toBytes(*codes)).has_value(), "codes travel again");
    const auto card = cardSeenFrom(input);
    if (!card) return;
    promise(cardSeenFrom(toBytes(*card)) == card, "a card travels again");
    promise(!card->face || card->face->identityNumber.isEmpty() || identityFacts(card->face->identityNumber),
            "a number is right");
}

} // namespace mianguan::fuzz
