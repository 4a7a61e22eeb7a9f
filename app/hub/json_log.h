#pragma once

#include "core/hub/http/log_writer.h"

namespace mianguan::hub {

/// Lines of JSON on standard error, whole and from any thread; what the program itself has to say becomes
/// such lines too, as long as this lives. There is one of it.
class JsonLog {
public:
    explicit JsonLog(http::Metrics& metrics);
    ~JsonLog();
    Q_DISABLE_COPY_MOVE(JsonLog)

    void write(const QByteArray& line) { writer.write(line); }

private:
    http::LogWriter writer;
};

} // namespace mianguan::hub
