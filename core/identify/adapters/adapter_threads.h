#pragma once

class QThreadPool;

namespace mianguan {

/// Where adapters are called from: what hangs there holds up nobody, and nobody waits for it at the end.
QThreadPool& adapterThreads();

} // namespace mianguan
