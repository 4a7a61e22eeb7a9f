#pragma once

#include "core/base/result.h"
#include "core/hub/admin/commands.h"
#include "core/hub/http/options.h"

#include <QCommandLineParser>

namespace mianguan::hub {

/// Where a hub is and where it keeps things: options that serving and commands share.
struct Place {
    QString folder;
    QString database;
    QString address; ///< host:port for stations; empty: not said
    QString certificateFile, keyFile;

    static void addOptions(QCommandLineParser& parser);
    static Result<Place> from(const QCommandLineParser& parser);

    HubStore::Options store() const { return {folder, database}; }
    QString adminSocket() const { return folder + QStringLiteral("/admin.sock"); }
    /// What stations meet; made where none was named.
    Result<http::Certificate> certificate() const;
    Result<Site> site() const;
};

QString hostName(); ///< this machine's

} // namespace mianguan::hub
