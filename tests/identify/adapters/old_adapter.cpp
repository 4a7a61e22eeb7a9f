#include "core/identify/adapters/mianguan_adapter.h"

// An adapter that speaks another version, whatever it is asked for.

namespace {

const mianguan_code_decoder decoder{MIANGUAN_ADAPTER_VERSION + 1, "old", nullptr};

} // namespace

const mianguan_code_decoder* mianguan_get_code_decoder(uint32_t) { return &decoder; }
