#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace mianguan::test {

class TlsStream;

struct FakeRequest {
    QByteArray method, target;             ///< target with query
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    bool tooLarge = false, hasLength = true;
    qint64 headBytes = 0;

    QByteArray header(const char* name) const { return headers.value(QByteArray(name).toLower()); }
    QString path() const;
    QString query(const QString& key) const; ///< null when it is not there
};

struct FakeAnswer {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    qint64 size = -1; ///< Content-Length when it is not the body's, as of HEAD

    QByteArray bytes(bool withBody) const; ///< as they go over the wire
};

/// Once the head is there `mostOf` says how much of the whole request is read. Nothing when that much was
/// read and there is more, the other side is gone, or sends no HTTP.
std::optional<FakeRequest> readRequest(TlsStream& stream, qint64 mostBody,
                                       const std::function<qint64(const FakeRequest& head)>& mostOf);

} // namespace mianguan::test
