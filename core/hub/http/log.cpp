#include "core/hub/http/log.h"

#include "core/base/clock.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace mianguan::http {

namespace {

QString timeText(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray compact(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace

QByteArray errorLine(const QByteArray& what, const QByteArray& why, const QByteArray& requestId) {
    QJsonObject object{{QStringLiteral("time"), timeText(nowMs())},
                       {QStringLiteral("error"), QString::fromUtf8(what)},
                       {QStringLiteral("why"), QString::fromUtf8(why)}};
    if (!requestId.isEmpty()) object.insert(QStringLiteral("id"), QString::fromLatin1(requestId));
    return compact(object);
}

QByteArray AccessRecord::line(qint64 atMs) const {
    QJsonObject object{{QStringLiteral("time"), timeText(atMs)},
                       {QStringLiteral("id"), QString::fromLatin1(id)},
                       {QStringLiteral("method"), QString::fromLatin1(method)},
                       {QStringLiteral("route"), QString::fromLatin1(route)},
                       {QStringLiteral("status"), status},
                       {QStringLiteral("ms"), ms},
                       {QStringLiteral("in"), received},
                       {QStringLiteral("out"), sent}};
    if (!caller.isEmpty()) object.insert(QStringLiteral("caller"), QString::fromLatin1(caller));
    if (!refusal.isEmpty()) object.insert(QStringLiteral("refusal"), QString::fromLatin1(refusal));
    return compact(object);
}

ErrorLog::ErrorLog(LineSink sink, int perMinute) : sink(std::move(sink)), perMinute(perMinute) {}

ErrorLog::~ErrorLog() { tellKeptBack(); }

void ErrorLog::write(const QByteArray& what, const QByteArray& why, const QByteArray& requestId,
                     Clock::time_point now) {
    const std::lock_guard lock(mutex);
    if (now - minute >= std::chrono::minutes(1)) beginMinute(now);
    if (written >= perMinute) {
        ++keptBack;
        return;
    }
    ++written;
    if (sink) sink(errorLine(what, why, requestId));
}

void ErrorLog::beginMinute(Clock::time_point now) {
    tellKeptBack();
    minute = now;
    written = 0;
}

void ErrorLog::tellKeptBack() {
    if (keptBack > 0 && sink) sink(errorLine("errors kept back", QByteArray::number(keptBack)));
    keptBack = 0;
}

QByteArray currentFault() {
    try {
        throw;
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "something that is no std::exception";
    }
}

} // namespace mianguan::http
