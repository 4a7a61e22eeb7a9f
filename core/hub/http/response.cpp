#include "core/hub/http/response.h"

#include "core/hub/http/byte_range.h"

namespace mianguan::http {

namespace {

QByteArray contentRange(const ByteRange& range, qint64 size) {
    return "bytes " + QByteArray::number(range.first) + '-' +
           QByteArray::number(range.first + range.length - 1) + '/' + QByteArray::number(size);
}

} // namespace

Response& Response::with(QByteArray name, QByteArray value) {
    headers.add(std::move(name), std::move(value));
    return *this;
}

Response answer(int status, QByteArray type, QByteArray body) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response.with("Content-Type", std::move(type));
}

Response noContent() {
    Response response;
    response.status = 204;
    return response;
}

Response problem(int status, QByteArray code, QJsonObject details) {
    Response response;
    response.status = status;
    response.problem = Problem{std::move(code), std::move(details)};
    return response;
}

Response tryLater(QByteArray code, int seconds) {
    return problem(503, std::move(code)).with("Retry-After", QByteArray::number(seconds));
}

Response ranged(const Request& request, QByteArray type, qint64 size, std::shared_ptr<BodySource> source,
                const std::function<void(qint64)>& seek) {
    const RangeAnswer asked = askedRange(request.headers.value("Range"), size);
    if (asked.ask == RangeAsk::Beyond)
        return problem(416, "range-beyond").with("Content-Range", "bytes */" + QByteArray::number(size));
    Response response = answer(200, std::move(type), {});
    response.with("Accept-Ranges", "bytes");
    response.source = std::move(source);
    response.length = size;
    if (asked.ask == RangeAsk::Whole) return response;
    seek(asked.range.first);
    response.status = 206;
    response.length = asked.range.length;
    return response.with("Content-Range", contentRange(asked.range, size));
}

Response file(const Request& request, QByteArray type, const QString& path) {
    auto opened = FileSource::open(path);
    if (!opened) return problem(404, "not-found");
    const std::shared_ptr<FileSource> source = std::move(*opened);
    return ranged(request, std::move(type), source->size(), source,
                  [&source](qint64 offset) { source->seek(offset); });
}

QByteArray reasonPhrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return status < 400 ? "OK" : "Refused";
    }
}

} // namespace mianguan::http
