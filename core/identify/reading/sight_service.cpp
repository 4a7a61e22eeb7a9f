#include "core/identify/reading/sight_service.h"

#include "core/decoder/child/lockdown.h"
#include "core/decoder/wire/channel.h"
#include "core/decoder/wire/messages.h"
#include "core/decoder/wire/sealed_memory.h"
#include "core/identify/reading/card_face_reader.h"
#include "core/identify/reading/code_looks.h"
#include "core/identify/wire/sight_messages.h"

namespace mianguan {

namespace {

constexpr int station = 3;

CodesSeen codesIn(const cv::Mat& grey, const SightTask& task) {
    if (task.deed == SightDeed::Frame) return {lookAtFrame(grey, task.look), false};
    if (task.look >= stillLooks()) return {{}, true};
    return {lookAtStill(grey, task.look), task.look + 1 == stillLooks()};
}

CardSeen cardIn(const cv::Mat& bgr) {
    auto face = readCardFace(bgr);
    return face ? CardSeen{{}, std::move(*face)} : CardSeen{face.error().file, {}};
}

QByteArray answerTo(const SightTask& task, const Mapping& picture) {
    auto* pixels = const_cast<uchar*>(picture.data()); // read only, as the memory is
    if (task.deed == SightDeed::Card) return toBytes(cardIn(cv::Mat(task.size, CV_8UC3, pixels)));
    return toBytes(codesIn(cv::Mat(task.size, CV_8U, pixels), task));
}

} // namespace

int serveSight() {
    cv::setNumThreads(1); // one child per core
    if (!lockDown() || !sendMessage(station, readyMessage())) return 1;
    while (const auto message = receiveMessage(station)) {
        const auto task = sightTaskFrom(message->bytes);
        if (!task || !keepsSize(message->attached, task->pictureBytes())) return 1;
        const Mapping picture(message->attached, task->pictureBytes());
        if (!picture.data() || !sendMessage(station, answerTo(*task, picture))) return 1;
    }
    return 0;
}

} // namespace mianguan
