#pragma once

namespace mianguan {

/// First thing in main(), with one thread: namespaces of its own where the system gives them, dies with its
/// parent, no core dumps, no tracing, no new rights, few descriptors, little processor time.
bool lockDown();

/// From here on, in every thread: memory, threads, clocks, and messages over `socket`. Anything else, such as
/// opening a file or a connection, ends the process (SIGSYS).
bool closeSystemCalls(int socket);

} // namespace mianguan
