#include "core/decoder/wire/channel.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace mianguan {

namespace {

/// Room for one descriptor and no more: the kernel closes what does not fit.
union Control {
    cmsghdr align;
    char bytes[CMSG_SPACE(sizeof(int))];
};
constexpr size_t controlBytes = CMSG_LEN(sizeof(int));

msghdr header(iovec& part, Control& control, bool attached) {
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (attached) message.msg_control = control.bytes;
    if (attached) message.msg_controllen = controlBytes;
    return message;
}

void attach(msghdr& message, int descriptor) {
    cmsghdr* control = CMSG_FIRSTHDR(&message);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = controlBytes;
    std::memcpy(CMSG_DATA(control), &descriptor, sizeof descriptor);
}

Descriptor attachedTo(msghdr& message) {
    const cmsghdr* control = CMSG_FIRSTHDR(&message);
    if (!control || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS ||
        control->cmsg_len != controlBytes)
        return {};
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(control), sizeof descriptor);
    return Descriptor(descriptor);
}

} // namespace

bool sendMessage(int socket, const QByteArray& bytes, int attached) {
    iovec part{const_cast<char*>(bytes.constData()), size_t(bytes.size())};
    Control control{};
    msghdr message = header(part, control, attached >= 0);
    if (attached >= 0) attach(message, attached);
    ssize_t sent = -1;
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == bytes.size();
}

std::optional<Message> receiveMessage(int socket) {
    QByteArray bytes(mostMessageBytes, Qt::Uninitialized);
    iovec part{bytes.data(), size_t(bytes.size())};
    Control control{};
    msghdr message = header(part, control, true);
    ssize_t got = -1;
    do
        got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got <= 0) return std::nullopt;
    Message received{bytes.left(got), attachedTo(message)};
    if (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) return std::nullopt;
    return received;
}

} // namespace mianguan
