#include "core/sync/curl_exchange.h"

#include "core/wire/limits.h"

#include <sys/socket.h>
#include <utility>

namespace mianguan::sync {

namespace {

/// As CURLOPT_PINNEDPUBLICKEY takes them: any one of these. Without any nobody is let in: curl takes an empty
/// text for no pin at all.
QByteArray pinText(const QList<Hash>& pins) {
    QByteArrayList texts;
    if (pins.isEmpty()) return pinText({Hash()});
    for (const Hash& pin : pins)
        texts += "sha256//" + pin.bytes().toBase64();
    return texts.join(';');
}

const char noProxyAtAll[] = "";

} // namespace

CurlExchange::CurlExchange(HttpRequest what, const Route& route)
    : request(std::move(what)), easy(curl_easy_init()) {
    setUrl(route);
    setBody();
    setSecurity(route);
    setProxy(route.proxy);
    setPatience(route.patience);
    curl_easy_setopt(handle(), CURLOPT_OPENSOCKETFUNCTION, beforeConnecting);
    curl_easy_setopt(handle(), CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(handle(), CURLOPT_PREREQFUNCTION, beforeSending);
    curl_easy_setopt(handle(), CURLOPT_PREREQDATA, this);
    curl_easy_setopt(handle(), CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(handle(), CURLOPT_HEADERDATA, this);
    curl_easy_setopt(handle(), CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(handle(), CURLOPT_WRITEDATA, this);
    curl_easy_setopt(handle(), CURLOPT_PRIVATE, this);
}

CurlExchange::~CurlExchange() = default;

void CurlExchange::setUrl(const Route& route) {
    const QByteArray url = "https://" + route.address.toUtf8() + request.target;
    curl_easy_setopt(handle(), CURLOPT_URL, url.constData());
    curl_easy_setopt(handle(), CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle(), CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(handle(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle(), CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle(), CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(handle(), CURLOPT_NOSIGNAL, 1L);
    request.headers += "Expect:"; // else curl waits a second for a word before larger bodies
    curl_slist* list = nullptr;
    for (const QByteArray& line : request.headers)
        list = curl_slist_append(list, line.constData());
    lines.reset(list);
    curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, list);
}

void CurlExchange::setBody() {
    if (request.method == "HEAD") curl_easy_setopt(handle(), CURLOPT_NOBODY, 1L);
    if (request.hasBody) {
        curl_easy_setopt(handle(), CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
        curl_easy_setopt(handle(), CURLOPT_POSTFIELDS, request.body.constData());
    }
    if (request.method != "HEAD")
        curl_easy_setopt(handle(), CURLOPT_CUSTOMREQUEST, request.method.constData());
}

/// The pin says who it is; a certificate authority could only say less.
void CurlExchange::setSecurity(const Route& route) {
    curl_easy_setopt(handle(), CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle(), CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(handle(), CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(handle(), CURLOPT_PINNEDPUBLICKEY, pinText(route.pins).constData());
}

void CurlExchange::setProxy(const Proxy& proxy) {
    curl_easy_setopt(handle(), CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    switch (proxy.choice) {
    case Proxy::Choice::FromEnvironment:
        return;
    case Proxy::Choice::None:
        curl_easy_setopt(handle(), CURLOPT_PROXY, noProxyAtAll);
        return;
    case Proxy::Choice::This:
        curl_easy_setopt(handle(), CURLOPT_PROXY, proxy.address.toUtf8().constData());
        curl_easy_setopt(handle(), CURLOPT_NOPROXY, "");
        if (proxy.user.isEmpty()) return;
        curl_easy_setopt(handle(), CURLOPT_PROXYUSERNAME, proxy.user.toUtf8().constData());
        curl_easy_setopt(handle(), CURLOPT_PROXYPASSWORD, proxy.password.text().toUtf8().constData());
        curl_easy_setopt(handle(), CURLOPT_PROXYAUTH, CURLAUTH_BASIC | CURLAUTH_DIGEST);
    }
}

void CurlExchange::setPatience(const Patience& patience) {
    curl_easy_setopt(handle(), CURLOPT_CONNECTTIMEOUT_MS, long(patience.connect.count()));
    curl_easy_setopt(handle(), CURLOPT_LOW_SPEED_LIMIT, long(patience.leastBytes));
    curl_easy_setopt(handle(), CURLOPT_LOW_SPEED_TIME, long((patience.silence + request.silence).count()));
    curl_easy_setopt(handle(), CURLOPT_TIMEOUT_MS,
                     long(std::chrono::milliseconds(patience.whole + request.silence).count()));
    curl_easy_setopt(handle(), CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle(), CURLOPT_MAXAGE_CONN, 60L); // a hub closes what is idle for 75 s
}

void CurlExchange::capSpeed(qint64 bytesPerSecond) {
    curl_easy_setopt(handle(), CURLOPT_MAX_SEND_SPEED_LARGE, curl_off_t(bytesPerSecond));
    curl_easy_setopt(handle(), CURLOPT_MAX_RECV_SPEED_LARGE, curl_off_t(bytesPerSecond));
}

/// Another connection once it was sent is for sending it again.
curl_socket_t CurlExchange::beforeConnecting(void* self, curlsocktype, curl_sockaddr* address) {
    auto* const exchange = static_cast<CurlExchange*>(self);
    exchange->unanswered = exchange->sent;
    if (exchange->sent) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Another that is kept.
int CurlExchange::beforeSending(void* self, char*, char*, int, int) {
    auto* const exchange = static_cast<CurlExchange*>(self);
    exchange->unanswered = std::exchange(exchange->sent, true);
    return exchange->unanswered ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

size_t CurlExchange::takeHeader(char* data, size_t one, size_t size, void* self) {
    return static_cast<CurlExchange*>(self)->headerLine({data, qsizetype(one * size)});
}

size_t CurlExchange::takeBody(char* data, size_t one, size_t size, void* self) {
    return static_cast<CurlExchange*>(self)->bodyPart({data, qsizetype(one * size)});
}

/// Taking less than was given makes curl give up.
size_t CurlExchange::headerLine(QByteArrayView line) {
    headBytes += line.size();
    if (headBytes > wire::limit::headBytes) return 0;
    headEnded = line.trimmed().isEmpty();
    if (line.startsWith("HTTP/")) answer.headers.clear(); // of an answer before, as "100 Continue"
    if (const qsizetype colon = line.indexOf(':'); colon > 0)
        answer.headers.insert(line.first(colon).toByteArray().toLower(),
                              line.sliced(colon + 1).trimmed().toByteArray());
    return size_t(line.size());
}

size_t CurlExchange::bodyPart(QByteArrayView part) {
    if (answer.body.size() + part.size() > request.mostAnswerBytes) return 0;
    answer.body.append(part);
    return size_t(part.size());
}

HttpAnswer CurlExchange::takeAnswer() {
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = int(status);
    return std::move(answer);
}

int CurlExchange::proxyStatus() const {
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_HTTP_CONNECTCODE, &status);
    return status == 200 ? 0 : int(status);
}

} // namespace mianguan::sync
