#pragma once

#include "app/hub/place.h"

namespace mianguan::hub {

/// How a hub is to serve.
struct ServeOptions {
    Place place;
    QString name;
    QList<http::Endpoint> listen; ///< without certificates
    std::optional<http::Endpoint> admin;
    bool behindProxy = false;
    QByteArrayList trusted;
    int connections = 1000;
    int workers = 16;

    static void addOptions(QCommandLineParser& parser);
    static Result<ServeOptions> from(const QCommandLineParser& parser);
};

} // namespace mianguan::hub
