#pragma once

#include "core/sync/http.h"
#include "core/sync/route.h"

#include <curl/curl.h>
#include <memory>

namespace mianguan::sync {

/// One request on curl's hands and what has come back of it. Private to this folder.
class CurlExchange {
public:
    CurlExchange(HttpRequest request, const Route& route);
    ~CurlExchange();
    Q_DISABLE_COPY_MOVE(CurlExchange)

    CURL* handle() const { return easy.get(); }
    bool isBulk() const { return request.isBulk; }
    void capSpeed(qint64 bytesPerSecond); ///< 0 for none
    /// After curl is through with it. Curl takes headers that were cut for all there were; whoever asks
    /// `headCame` does not.
    bool headCame() const { return headEnded; }
    /// The connection, a kept one, ended before anything came back, and curl would have sent the same again.
    /// The hub may have taken it: whoever asks signs anew, or asks what became of it.
    bool wasUnanswered() const { return unanswered; }
    HttpAnswer takeAnswer();
    int proxyStatus() const;

private:
    void setUrl(const Route& route);
    void setBody();
    void setSecurity(const Route& route);
    void setProxy(const Proxy& proxy);
    void setPatience(const Patience& patience);

    static curl_socket_t beforeConnecting(void* self, curlsocktype, curl_sockaddr* address);
    static int beforeSending(void* self, char*, char*, int, int);
    static size_t takeHeader(char* data, size_t one, size_t size, void* self);
    static size_t takeBody(char* data, size_t one, size_t size, void* self);
    size_t headerLine(QByteArrayView line);
    size_t bodyPart(QByteArrayView part);

    struct Free {
        void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    HttpRequest request;
    HttpAnswer answer;
    qint64 headBytes = 0;
    bool headEnded = false;
    bool sent = false, unanswered = false;
    std::unique_ptr<CURL, Free> easy;
    std::unique_ptr<curl_slist, Free> lines;
};

} // namespace mianguan::sync
