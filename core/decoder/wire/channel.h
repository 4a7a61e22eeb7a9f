#pragma once

#include "core/decoder/wire/descriptor.h"

#include <QByteArray>

#include <optional>

namespace mianguan {

/// A message of a SOCK_SEQPACKET socket, with at most one file descriptor.
struct Message {
    QByteArray bytes;
    Descriptor attached;
};

constexpr qsizetype mostMessageBytes = 8192;

/// False when the other side is gone.
bool sendMessage(int socket, const QByteArray& bytes, int attached = -1);

/// Waits for a message; none when the other side is gone, or sent more than a message may hold.
std::optional<Message> receiveMessage(int socket);

} // namespace mianguan
