#include "core/decoder/reply_check.h"
#include "core/decoder/wire/sealed_memory.h"
#include "tests/fuzz/fuzz.h"

// What a child that a picture took over answers: any message, and memory of any size or none.

namespace mianguan::fuzz {

namespace {

const DecodeRequest request{PictureFormat::Jpeg, 40, {1 << 20, 1'000'000, 4'000}};

void checkPicture(const Picture& picture, qint64 bytesGiven) {
    promise(picture.bgr.type() == CV_8UC3 && !picture.bgr.empty(), "a picture has pixels");
    promise(qint64(picture.bgr.total()) * 3 <= bytesGiven, "no pixel lies beyond what was given");
    promise(checkSize(picture.bgr.cols, picture.bgr.rows, request.limits).has_value(), "limits hold");
    promise(picture.facts.bytes == request.bytes && picture.facts.colourProfile.size() <= 256,
            "facts can be");
}

} // namespace

void feed(const QByteArray& input) {
    Parts parts(input);
    const qint64 bytes = parts.byte() * qint64(16'384) + parts.byte();
    const bool given = parts.byte() % 4 != 0;
    const QByteArray message = parts.all();
    const auto answer =
        checkedReply({message, given && bytes > 0 ? newMemory(bytes) : Descriptor()}, request);
    if (!answer) return;
    if (!answer->has_value()) return promise(!errorOf(answer->error()).what.isEmpty(), "a refusal has words");
    checkPicture(**answer, bytes);
    const DecodeReply same{{}, (*answer)->bgr.size(), (*answer)->facts};
    const auto back = replyFrom(toBytes(same));
    promise(back && back->facts == same.facts && back->size == same.size, "what was taken travels again");
}

} // namespace mianguan::fuzz
