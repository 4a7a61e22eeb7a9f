#include "core/hub/admin/admin_routes.h"

#include <QJsonDocument>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 64 * 1024;
constexpr int statusFailed = 422;

http::Response json(int status, const QJsonObject& data) {
    return http::answer(status, "application/json", QJsonDocument(data).toJson(QJsonDocument::Compact));
}

} // namespace

QJsonObject toData(const Error& error) {
    return {{u"kind"_s, int(error.kind)},
            {u"what"_s, error.what},
            {u"where"_s, error.where},
            {u"remedy"_s, error.remedy}};
}

Error errorIn(const QJsonObject& data) {
    return {ErrorKind(data[u"kind"].toInt(int(ErrorKind::System))), data[u"what"].toString(),
            data[u"where"].toString(), data[u"remedy"].toString()};
}

void addMetricsRoute(http::RouteTable& table, const http::Metrics& metrics) {
    http::Route route;
    route.pattern = "/metrics";
    route.handler = [&metrics](const http::Request&, const http::Reply& reply) {
        reply.answer(http::answer(200, http::Metrics::contentType(), metrics.text()));
    };
    table.add(route);
}

void addCommandRoutes(http::RouteTable& table, HubStore& store, std::function<Site()> site) {
    http::Route route;
    route.method = http::Method::Post;
    route.pattern = "/{command}";
    route.bodyMost = mostBytes;
    route.handler = [&store, site = std::move(site)](const http::Request& request, const http::Reply& reply) {
        const QString command = QString::fromUtf8(request.parameter("command"));
        const auto answer = carryOut(store, site(), command, QJsonDocument::fromJson(request.body).object());
        reply.answer(answer ? json(200, *answer) : json(statusFailed, toData(answer.error())));
    };
    table.add(route);
}

} // namespace mianguan::hub
