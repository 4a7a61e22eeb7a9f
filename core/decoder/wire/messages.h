#pragma once

#include "core/image/readers.h"

#include <QByteArray>

#include <optional>

namespace mianguan {

/// One picture to decode; its file travels beside it, in sealed memory.
struct DecodeRequest {
    PictureFormat format = PictureFormat::Jpeg;
    qint64 bytes = 0; ///< size of the file
    DecodeLimits limits;
};

/// What became of it; its pixels travel beside it, in sealed memory: rows of BGR without gaps.
struct DecodeReply {
    std::optional<Refusal> refusal;
    cv::Size size;
    PictureFacts facts;
};

/// A child's first message, once it has locked itself in.
inline QByteArray readyMessage() { return QByteArrayLiteral("ready"); }

QByteArray toBytes(const DecodeRequest& request);
QByteArray toBytes(const DecodeReply& reply);

/// Nothing for bytes that are not of this form. Of a reply only the form has been looked at.
std::optional<DecodeRequest> requestFrom(const QByteArray& bytes);
std::optional<DecodeReply> replyFrom(const QByteArray& bytes);

} // namespace mianguan
