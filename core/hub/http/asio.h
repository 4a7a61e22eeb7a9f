#pragma once

// What of Boost.Asio this folder is written with.

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace mianguan::http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Socket = asio::generic::stream_protocol::socket; ///< of TCP, or of this machine alone
using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol>;
using ErrorCode = boost::system::error_code;
using Time = std::chrono::steady_clock;
using asio::awaitable;

/// For `co_await`: the error comes with the result instead of being thrown.
constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

constexpr Time::time_point never = Time::time_point::max();

} // namespace mianguan::http
