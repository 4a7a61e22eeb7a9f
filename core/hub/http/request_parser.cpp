#include "core/hub/http/request_parser.h"

namespace mianguan::http {

namespace beast = boost::beast;

namespace {

/// The line before a chunk and the fields after the last one together; the rest of a body is taken as it
/// comes.
constexpr qsizetype chunkLineMost = 4096;

/// Of what ends a body in chunks, "0 CRLF CRLF": with less of a last chunk Beast's assertions do not hold.
constexpr qsizetype shortestEnd = 5;

QByteArray bytesOf(beast::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

} // namespace

RequestParser::RequestParser() {
    body_limit(boost::none); // counted by who reads
    header_limit(1 << 20);
    eager(true);
}

bool RequestParser::readHead(const QByteArray& head) {
    eager(false);
    error_code error;
    put(boost::asio::buffer(head.constData(), static_cast<size_t>(head.size())), error);
    unknownVersion = error == beast::http::error::bad_version;
    eager(true);
    return !error && headIsRead;
}

bool RequestParser::readBody(QByteArray& bytes, QByteArray& body) {
    if (chunked() && bytes.size() < shortestEnd) return true; // more must come
    into = &body;
    error_code error;
    const size_t taken =
        put(boost::asio::buffer(bytes.constData(), static_cast<size_t>(bytes.size())), error);
    bytes.remove(0, static_cast<qsizetype>(taken));
    into = nullptr;
    if (error == beast::http::error::need_more) return bytes.size() <= chunkLineMost;
    return !error;
}

void RequestParser::on_request_impl(beast::http::verb, string_view name, string_view wanted, int,
                                    error_code&) {
    method = bytesOf(name);
    target = bytesOf(wanted);
}

void RequestParser::on_field_impl(beast::http::field, string_view name, string_view value, error_code&) {
    if (!headIsRead) headers.add(bytesOf(name), bytesOf(value)); // fields after a body are not believed
}

std::size_t RequestParser::take(string_view bytes) {
    into->append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return bytes.size();
}

} // namespace mianguan::http
