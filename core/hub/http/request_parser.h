#pragma once

#include "core/hub/http/headers.h"

#include <boost/beast/http/basic_parser.hpp>

namespace mianguan::http {

/// What of a request's bytes is what, told by Beast: the head in one piece, then the body as it comes, chunks
/// unpacked.
class RequestParser : public boost::beast::http::basic_parser<true> {
public:
    RequestParser();

    /// Takes a whole head, which faultOf() found nothing in; false when it is none.
    bool readHead(const QByteArray& head);
    /// Takes what it can of `bytes` off their front and puts what of it is body into `body`; false when it
    /// cannot be body.
    bool readBody(QByteArray& bytes, QByteArray& body);
    bool badVersion() const { return unknownVersion; }

    QByteArray method;
    QByteArray target;
    Headers headers;

private:
    using string_view = boost::beast::string_view;
    using error_code = boost::beast::error_code;

    void on_request_impl(boost::beast::http::verb, string_view name, string_view wanted, int,
                         error_code&) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field, string_view name, string_view value, error_code&) override;
    void on_header_impl(error_code&) override { headIsRead = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view bytes, error_code&) override { return take(bytes); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code&) override {
        return take(bytes);
    }
    void on_finish_impl(error_code&) override {}
    std::size_t take(string_view bytes);

    QByteArray* into = nullptr;
    bool headIsRead = false;
    bool unknownVersion = false;
};

} // namespace mianguan::http
