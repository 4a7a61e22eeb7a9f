#include "core/hub/http/byte_range.h"
#include "core/hub/http/head_check.h"
#include "core/hub/http/problem.h"
#include "core/hub/http/request_parser.h"
#include "core/hub/http/target.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

// A request as it comes over the wire to the hub: its head checked and read, its target decoded, its chunks
// unpacked.

namespace mianguan::fuzz {

namespace {

QByteArray encoded(const http::Target& target) {
    QByteArray path;
    for (const QByteArray& segment : target.segments)
        path += '/' + segment.toPercentEncoding();
    QByteArrayList query;
    for (const auto& [name, value] : target.query)
        query.append(name.toPercentEncoding() + '=' + value.toPercentEncoding());
    return (path.isEmpty() ? QByteArray("/") : path) +
           (query.isEmpty() ? QByteArray() : '?' + query.join('&'));
}

void readTarget(const QByteArray& bytes) {
    const auto target = http::readTarget(bytes);
    if (!target) return;
    for (const QByteArray& segment : target->segments) {
        promise(segment != "." && segment != "..", "no segment leads upwards");
        promise(!segment.contains('/') && !segment.contains('\\') && !segment.contains('\0'),
                "a segment is one name");
    }
    const auto again = http::readTarget(encoded(*target));
    // "?=": a name and value both empty come back; a lone empty segment is "/", which has none
    const bool lonely = target->segments == QByteArrayList{QByteArray()};
    promise(lonely || again == target, "a target comes back as it was written");
}

struct Body {
    bool right = true;
    bool whole = false;
    QByteArray bytes;
    bool operator==(const Body&) const = default;
};

Body readBody(const QByteArray& head, const QByteArray& rest, qsizetype step) {
    http::RequestParser parser;
    Body body;
    body.right = parser.readHead(head);
    QByteArray came;
    for (qsizetype at = 0; at < rest.size() && body.right && !parser.is_done(); at += step) {
        came += rest.mid(at, step);
        body.right = parser.readBody(came, body.bytes);
    }
    body.whole = body.right && parser.is_done();
    return body;
}

void readRequest(const QByteArray& bytes) {
    const auto end = http::endOfHead(bytes);
    promise(end == http::endOfHead(bytes, bytes.size() / 2) || !end || *end <= bytes.size() / 2,
            "an end is found from anywhere before");
    if (!end || !http::faultOf(bytes.first(*end)).isEmpty()) return;
    const QByteArray head = bytes.first(*end), rest = bytes.mid(*end);
    http::RequestParser parser;
    if (!parser.readHead(head)) return;
    const QByteArray length = parser.headers.value("Content-Length");
    promise(parser.chunked() == parser.headers.has("Transfer-Encoding"), "a coding is chunked or none");
    promise(!(parser.chunked() && parser.content_length()), "a body has one end");
    promise(length.isEmpty() || parser.content_length() == std::uint64_t(length.toULongLong()),
            "both readers see one length");
    promise(parser.is_done() == (!parser.chunked() && length.toULongLong() == 0), "what has no body is done");
    readTarget(parser.target);
    const Body atOnce = readBody(head, rest, std::max<qsizetype>(1, rest.size())),
               bytewise = readBody(head, rest, 1);
    promise(!atOnce.whole || atOnce == bytewise, "a body does not depend on how it is cut");
}

} // namespace

void feed(const QByteArray& input) {
    readRequest(input);
    readTarget(input);
    http::preferredLanguage(input);
    const auto asked = http::askedRange(input, 1000);
    promise(asked.ask != http::RangeAsk::Part || (asked.range.first >= 0 && asked.range.length > 0 &&
                                                  asked.range.first + asked.range.length <= 1000),
            "a range lies inside");
}

} // namespace mianguan::fuzz
