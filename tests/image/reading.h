#pragma once

#include "core/image/picture.h"
#include "tests/image/making/making.h"

#include <QtTest>

#ifdef IN_CHILD // as tests/decoder builds the same tests
#include "core/decoder/untrusted_picture.h"
inline constexpr auto decodeHereOrThere = mianguan::decodeUntrusted;
#else
inline constexpr auto decodeHereOrThere = mianguan::decodePicture;
#endif

/// The picture; empty, with the error in the log, when it cannot be read.
inline mianguan::Picture read(const QByteArray& bytes) {
    const auto picture = decodeHereOrThere(bytes, {});
    if (picture) return *picture;
    qWarning("%s", qPrintable(picture.error().sentence()));
    return {};
}

/// The error; a null kind of sentence when the picture can be read after all.
inline mianguan::Error refusal(const QByteArray& bytes, const mianguan::DecodeLimits& limits = {}) {
    const auto picture = decodeHereOrThere(bytes, limits);
    return picture ? mianguan::Error{mianguan::ErrorKind::Cancelled, QStringLiteral("no error"), {}, {}}
                   : picture.error();
}
