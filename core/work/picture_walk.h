#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <stop_token>

namespace mianguan {

/// What a list of files and folders comes to.
struct PictureWalk {
    struct Trouble {
        QString path;
        Error error;
    };
    QStringList files; ///< in natural order (2 before 10), each once
    QList<Trouble> troubles;
};

/// Walks folders for pictures by the ending of their name, hidden ones left out; a file named outright is
/// taken whatever it is called.
PictureWalk walkPictures(const QStringList& paths, std::stop_token stop = {});

} // namespace mianguan
