#include "app/hub/json_log.h"

#include "core/base/clock.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace mianguan::hub {

namespace {

QString levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
    case QtFatalMsg:
        return QStringLiteral("error");
    }
    return {};
}

JsonLog* current = nullptr;

void writeMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const QJsonObject object{{QStringLiteral("at"), nowMs()},
                             {QStringLiteral("level"), levelOf(type)},
                             {QStringLiteral("from"), QLatin1String(context.category)},
                             {QStringLiteral("message"), message}};
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (type != QtFatalMsg) return current->write(line);
    const QByteArray last = line + '\n'; // the program ends before another thread could write it
    (void)!::write(STDERR_FILENO, last.constData(), size_t(last.size()));
}

} // namespace

JsonLog::JsonLog(http::Metrics& metrics)
    : writer(STDERR_FILENO, metrics
                                .counter("hub_log_lines_dropped_total",
                                         "Lines of the log that were dropped, as nobody read it.")
                                .with({})) {
    current = this;
    qInstallMessageHandler(writeMessage);
}

JsonLog::~JsonLog() { qInstallMessageHandler(nullptr); }

} // namespace mianguan::hub
