#pragma once

#include "core/image/picture.h"
#include "tests/image/making/making.h"

#include <QtTest>

/// The picture; empty, with the error in the log, when it cannot be read.
inline mianguan::Picture read(const QByteArray& bytes) {
    const auto picture = mianguan::decodePicture(bytes);
    if (picture) return *picture;
    qWarning("%s", qPrintable(picture.error().sentence()));
    return {};
}

/// The error; a null kind of sentence when the picture can be read after all.
inline mianguan::Error refusal(const QByteArray& bytes, const mianguan::DecodeLimits& limits = {}) {
    const auto picture = mianguan::decodePicture(bytes, limits);
    return picture ? mianguan::Error{mianguan::ErrorKind::Cancelled, QStringLiteral("no error"), {}, {}}
                   : picture.error();
}
