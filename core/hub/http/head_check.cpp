#include "core/hub/http/head_check.h"

#include "core/hub/http/headers.h"

#include <algorithm>

namespace mianguan::http {

namespace {

constexpr int fieldsMost = 100;

bool isTokenChar(char c) {
    const bool letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letterOrDigit || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text) { return !text.isEmpty() && std::ranges::all_of(text, isTokenChar); }

bool isDigits(QByteArrayView text) {
    return !text.isEmpty() && text.size() <= 18 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isRefusedControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }

QByteArrayView trimmed(QByteArrayView text) {
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

/// Takes one line off the front; nothing left when a line ends other than by CR LF.
std::optional<QByteArrayView> takeLine(QByteArrayView& rest) {
    const qsizetype end = rest.indexOf('\n');
    if (end < 1 || rest[end - 1] != '\r') return std::nullopt;
    const QByteArrayView line = rest.first(end - 1);
    rest = rest.sliced(end + 1);
    return line;
}

QByteArray faultOfRequestLine(QByteArrayView line) {
    if (std::ranges::any_of(line, isRefusedControl) || line.contains('\t')) return "bad-character";
    if (std::ranges::count(line, ' ') != 2) return "request-line";
    return isToken(line.first(line.indexOf(' '))) ? QByteArray() : QByteArray("request-line");
}

QByteArray readField(QByteArrayView line, Headers& into) {
    if (line.startsWith(' ') || line.startsWith('\t')) return "folded-header";
    if (std::ranges::any_of(line, isRefusedControl)) return "bad-character";
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) return "header-name";
    into.add(line.first(colon).toByteArray(), trimmed(line.sliced(colon + 1)).toByteArray());
    return {};
}

QByteArray faultOfFraming(const Headers& headers) {
    const bool length = headers.has("Content-Length"), coding = headers.has("Transfer-Encoding");
    if (length && coding) return "length-and-coding";
    if (headers.count("Content-Length") > 1) return "two-lengths";
    if (length && !isDigits(headers.value("Content-Length"))) return "length-no-number";
    if (headers.count("Transfer-Encoding") > 1) return "coding-unknown";
    if (coding && !sameName(headers.value("Transfer-Encoding"), "chunked")) return "coding-unknown";
    return {};
}

QByteArray faultOfVersion(QByteArrayView requestLine, const Headers& headers) {
    const bool old = requestLine.endsWith(" HTTP/1.0");
    if (old && headers.has("Transfer-Encoding")) return "coding-unknown";
    const int hosts = headers.count("Host");
    return hosts > 1 || (hosts == 0 && !old) ? QByteArray("host") : QByteArray();
}

} // namespace

std::optional<qsizetype> endOfHead(QByteArrayView bytes, qsizetype from) {
    const qsizetype at = bytes.indexOf("\r\n\r\n", std::max<qsizetype>(0, from - 3));
    return at < 0 ? std::nullopt : std::optional(at + 4);
}

bool mayBeginRequest(QByteArrayView bytes) {
    const QByteArrayView method = bytes.first(std::min<qsizetype>(bytes.size(), 16));
    const qsizetype space = method.indexOf(' ');
    return bytes.isEmpty() || isToken(space < 0 ? method : method.first(space));
}

QByteArray faultOf(QByteArrayView head) {
    const auto requestLine = takeLine(head);
    if (!requestLine) return "line-ending";
    if (const QByteArray fault = faultOfRequestLine(*requestLine); !fault.isEmpty()) return fault;
    Headers headers;
    for (int fields = 0;; ++fields) {
        const auto line = takeLine(head);
        if (!line) return "line-ending";
        if (line->isEmpty()) break;
        if (fields == fieldsMost) return "too-many-headers";
        if (const QByteArray fault = readField(*line, headers); !fault.isEmpty()) return fault;
    }
    if (!head.isEmpty()) return "line-ending";
    const QByteArray fault = faultOfFraming(headers);
    return fault.isEmpty() ? faultOfVersion(*requestLine, headers) : fault;
}

} // namespace mianguan::http
