#include "core/decoder/child/service.h"

#include <unistd.h>

/// _exit, as what libraries do at the end of a program is no longer allowed.
int main() { _exit(mianguan::serveDecoder(mianguan::decodeAs)); }
