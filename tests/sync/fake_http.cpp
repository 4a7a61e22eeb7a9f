#include "fake_http.h"

#include "fake_tls.h"

#include <QUrl>
#include <QUrlQuery>

namespace mianguan::test {

namespace {

constexpr qsizetype mostHead = 64 * 1024;

bool readMore(TlsStream& stream, QByteArray& got, qint64 most) {
    const QByteArray piece = most > 0 ? stream.readSome(std::min<qint64>(most, 64 * 1024)) : QByteArray();
    got += piece;
    return !piece.isEmpty();
}

FakeRequest headIn(const QByteArray& head) {
    FakeRequest request;
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines[0].trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    request.headBytes = head.size();
    return request;
}

QByteArray reasonOf(int status) { return status < 400 ? "Fine" : "Refused"; }

} // namespace

QString FakeRequest::path() const { return QString::fromLatin1(target.split('?').first()); }

QString FakeRequest::query(const QString& key) const {
    const QUrlQuery query(QUrl(QString::fromLatin1(target)));
    return query.hasQueryItem(key) ? query.queryItemValue(key) : QString();
}

QByteArray FakeAnswer::bytes(bool withBody) const {
    QByteArray all = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    for (const auto& [name, value] : headers)
        all += name + ": " + value + "\r\n";
    if (status != 204)
        all += "Content-Length: " + QByteArray::number(size >= 0 ? size : qint64(body.size())) + "\r\n";
    return all + "\r\n" + (withBody ? body : QByteArray());
}

std::optional<FakeRequest> readRequest(TlsStream& stream, qint64 mostBody,
                                       const std::function<qint64(const FakeRequest& head)>& mostOf) {
    QByteArray got;
    while (!got.contains("\r\n\r\n"))
        if (!readMore(stream, got, mostHead - got.size())) return {};
    const qsizetype headSize = got.indexOf("\r\n\r\n") + 4;
    FakeRequest request = headIn(got.left(headSize));
    const qint64 bodySize = request.header("Content-Length").toLongLong(), most = mostOf(request);
    const bool wantsBody = request.method == "POST" || request.method == "PUT";
    request.hasLength = !wantsBody || request.headers.contains("content-length");
    request.tooLarge = bodySize > mostBody;
    if (request.tooLarge || !request.hasLength) return request;
    while (got.size() < headSize + bodySize)
        if (!readMore(stream, got, std::min(headSize + bodySize, most) - got.size())) return {};
    if (most < headSize + bodySize) return {};
    request.body = got.mid(headSize, bodySize);
    return request;
}

} // namespace mianguan::test
