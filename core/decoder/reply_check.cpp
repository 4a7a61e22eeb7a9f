#include "core/decoder/reply_check.h"

#include "core/decoder/wire/sealed_memory.h"
#include "core/image/orientation.h"

#include <cstring>
#include <utility>

namespace mianguan {

namespace {

constexpr int longestText = 256;
constexpr qint64 year10000Ms = 253'402'300'800'000;

template <class T>
bool isWithin(T value, T least, T most) {
    return value >= least && value <= most;
}

bool fits(const cv::Size& size, const DecodeLimits& limits) {
    return checkSize(size.width, size.height, limits).has_value();
}

bool canBe(const PictureFacts& facts, const DecodeRequest& request) {
    return facts.format == formatName(request.format) && facts.bytes == request.bytes &&
           fits(facts.stored, request.limits) && isWithin(facts.bitsPerPixel, 1, 1024) &&
           isWithin(facts.dpi, 0, 254'000) && isWithin(facts.quality, 0, 100) &&
           isWithin(facts.orientation, 1, 8) && facts.mirrored == holdsMirror(facts.orientation) &&
           isWithin(facts.takenMs, -year10000Ms, year10000Ms) &&
           isWithin(facts.camera.focal35, 0., largestCameraNumber) &&
           isWithin(facts.camera.subjectDistance, 0., largestCameraNumber);
}

/// HEIC crops and turns by its own rules.
bool isUpright(const cv::Size& size, const PictureFacts& facts, PictureFormat format) {
    if (format == PictureFormat::Heif) return true;
    return size ==
           (facts.orientation >= 5 ? cv::Size(facts.stored.height, facts.stored.width) : facts.stored);
}

void clean(QString& text) {
    text.removeIf([](QChar c) { return !c.isPrint(); });
    text.truncate(longestText);
}

/// A copy, as the child may write to its own for ever.
std::optional<cv::Mat> copied(const Descriptor& memory, const cv::Size& size) {
    const qint64 bytes = 3 * qint64(size.width) * size.height;
    if (!keepsSize(memory, bytes)) return std::nullopt;
    const Mapping theirs(memory, bytes);
    if (!theirs.data()) return std::nullopt;
    cv::Mat pixels(size, CV_8UC3);
    std::memcpy(pixels.data, theirs.data(), size_t(bytes));
    return pixels;
}

bool canBe(const Refusal& refusal, const DecodeLimits& limits) {
    if (refusal.trouble != Trouble::TooManyPixels) return refusal == Refusal{refusal.trouble};
    return refusal.width > 0 && refusal.height > 0 && refusal.width < (1LL << 32) &&
           refusal.height < (1LL << 32) && !checkSize(refusal.width, refusal.height, limits);
}

} // namespace

std::optional<Reading<Picture>> checkedReply(const Message& message, const DecodeRequest& request) {
    auto reply = replyFrom(message.bytes);
    if (!reply) return std::nullopt;
    if (reply->refusal) {
        if (!canBe(*reply->refusal, request.limits)) return std::nullopt;
        return Refused(*reply->refusal);
    }
    if (!fits(reply->size, request.limits) || !canBe(reply->facts, request) ||
        !isUpright(reply->size, reply->facts, request.format))
        return std::nullopt;
    auto pixels = copied(message.attached, reply->size);
    if (!pixels) return std::nullopt;
    CameraFacts& camera = reply->facts.camera;
    for (QString* text :
         {&reply->facts.colourProfile, &camera.make, &camera.model, &camera.lens, &camera.software})
        clean(*text);
    return Picture{std::move(*pixels), reply->facts};
}

} // namespace mianguan
