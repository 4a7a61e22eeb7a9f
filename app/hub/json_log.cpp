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

void writeMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const QJsonObject line{{QStringLiteral("at"), nowMs()},
                           {QStringLiteral("level"), levelOf(type)},
                           {QStringLiteral("from"), QLatin1String(context.category)},
                           {QStringLiteral("message"), message}};
    writeLogLine(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

} // namespace

void writeLogLine(const QByteArray& line) {
    const QByteArray whole = line + '\n';
    (void)!::write(STDERR_FILENO, whole.constData(), size_t(whole.size()));
}

void logAsJson() { qInstallMessageHandler(writeMessage); }

} // namespace mianguan::hub
