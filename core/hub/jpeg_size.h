#pragma once

#include <QByteArray>
#include <QSize>

namespace mianguan::hub {

/// The size in pixels that a JPEG's frame header tells; empty when these bytes are not one from their first
/// marker to their last. Nothing is decoded: whoever shows it does that in a process of its own.
QSize jpegSize(const QByteArray& bytes);

} // namespace mianguan::hub
