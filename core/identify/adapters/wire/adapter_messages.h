#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

namespace mianguan {

enum class AdapterDeed { Decode, Open, Read, Close };

/// What is asked of an adapter's process.
struct AdapterRequest {
    AdapterDeed deed = AdapterDeed::Decode;
    QByteArray bytes;  ///< Decode: the code's; Open: the settings
    qint64 waitMs = 0; ///< Read

    bool operator==(const AdapterRequest&) const = default;
};

enum class AdapterOutcome {
    Done,
    Nothing,
    Failed,      ///< `said` is the library's own text
    NotLoaded,   ///< `said` is the system's
    NotAnAdapter ///< the library offers nothing of this kind and version
};

/// What it answers; a portrait's bytes travel beside it, in sealed memory. Of the texts nothing is checked
/// but their number and length.
struct AdapterReply {
    AdapterOutcome outcome = AdapterOutcome::Failed;
    QByteArray said;
    QMap<QByteArray, QByteArray> fields; ///< by the names of mianguan_adapter.h
    qint64 portraitFormat = 0, portraitWidth = 0, portraitHeight = 0, portraitBytes = 0;

    bool operator==(const AdapterReply&) const = default;
};

/// An adapter's process says so first, as a reply, once its library is loaded or is not.
QByteArray toBytes(const AdapterRequest& request);
QByteArray toBytes(const AdapterReply& reply);

/// Nothing for bytes that are not of this form.
std::optional<AdapterRequest> adapterRequestFrom(const QByteArray& bytes);
std::optional<AdapterReply> adapterReplyFrom(const QByteArray& bytes);

} // namespace mianguan
