#pragma once

#include <QByteArrayList>
#include <QHash>

#include <chrono>
#include <optional>

namespace mianguan::sync {

/// One request as it goes out.
struct HttpRequest {
    QByteArray method;
    QByteArray target;      ///< path with query
    QByteArrayList headers; ///< "Name: value"
    QByteArray body;
    bool hasBody = false;
    qint64 mostAnswerBytes = 0;
    std::chrono::seconds silence{}; ///< that the hub may keep before it answers, as in a long poll
    bool isBulk = false;            ///< counts towards the bandwidth cap
};

/// What came back, as far as it came.
struct HttpAnswer {
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QByteArray header(const char* name) const { return headers.value(QByteArray(name).toLower()); }
};

} // namespace mianguan::sync
