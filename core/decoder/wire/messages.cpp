#include "core/decoder/wire/messages.h"

#include <QDataStream>
#include <QIODevice>

namespace mianguan {

namespace {

constexpr auto streamVersion = QDataStream::Qt_6_4;

struct Writer {
    QDataStream& stream;
    template <class T>
    void operator()(const T& value) const {
        stream << value;
    }
    void operator()(const cv::Size& size) const { stream << size.width << size.height; }
};

struct Reader {
    QDataStream& stream;
    template <class T>
    void operator()(T& value) const {
        stream >> value;
    }
    void operator()(cv::Size& size) const { stream >> size.width >> size.height; }
};

/// Every fact, in the order they travel. A new one that is not named here does not compile.
template <class Facts, class Pass>
void passFacts(Facts& facts, const Pass& pass) {
    auto& [format, bytes, stored, bitsPerPixel, dpi, quality, orientation, mirrored, colourProfile, takenMs,
           camera] = facts;
    auto& [make, model, lens, software, focal35, subjectDistance] = camera;
    pass(format), pass(bytes), pass(stored), pass(bitsPerPixel), pass(dpi), pass(quality);
    pass(orientation), pass(mirrored), pass(colourProfile), pass(takenMs);
    pass(make), pass(model), pass(lens), pass(software), pass(focal35), pass(subjectDistance);
}

template <class Limits, class Pass>
void passLimits(Limits& limits, const Pass& pass) {
    auto& [bytes, pixels, side] = limits;
    pass(bytes), pass(pixels), pass(side);
}

template <class Write>
QByteArray written(const Write& write) {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    write(stream);
    return bytes;
}

bool isWhole(const QDataStream& stream) { return stream.status() == QDataStream::Ok && stream.atEnd(); }

} // namespace

QByteArray toBytes(const DecodeRequest& request) {
    return written([&](QDataStream& stream) {
        stream << quint8(request.format) << request.bytes;
        passLimits(request.limits, Writer{stream});
    });
}

std::optional<DecodeRequest> requestFrom(const QByteArray& bytes) {
    QDataStream stream(bytes);
    stream.setVersion(streamVersion);
    DecodeRequest request;
    quint8 format = 0;
    stream >> format >> request.bytes;
    passLimits(request.limits, Reader{stream});
    if (!isWhole(stream) || format > quint8(PictureFormat::Heif)) return std::nullopt;
    request.format = PictureFormat(format);
    return request;
}

QByteArray toBytes(const DecodeReply& reply) {
    return written([&](QDataStream& stream) {
        stream << reply.refusal.has_value();
        if (reply.refusal) {
            stream << quint8(reply.refusal->trouble) << reply.refusal->width << reply.refusal->height;
            return;
        }
        Writer{stream}(reply.size);
        passFacts(reply.facts, Writer{stream});
    });
}

std::optional<DecodeReply> replyFrom(const QByteArray& bytes) {
    QDataStream stream(bytes);
    stream.setVersion(streamVersion);
    DecodeReply reply;
    bool isRefusal = false;
    stream >> isRefusal;
    if (isRefusal) {
        quint8 trouble = 0;
        Refusal refusal;
        stream >> trouble >> refusal.width >> refusal.height;
        if (trouble > quint8(Trouble::OutOfMemory)) return std::nullopt;
        refusal.trouble = Trouble(trouble);
        reply.refusal = refusal;
    } else {
        Reader{stream}(reply.size);
        passFacts(reply.facts, Reader{stream});
    }
    if (!isWhole(stream)) return std::nullopt;
    return reply;
}

} // namespace mianguan
