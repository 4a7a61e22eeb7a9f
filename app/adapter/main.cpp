#include "core/identify/adapters/host/adapter_service.h"

#include <QFile>

#include <unistd.h>

/// mianguan-adapter LIBRARY, started by the station. _exit, as vendors' libraries rarely survive the end of a
/// program.
int main(int argc, char** argv) {
    if (argc != 2) _exit(2);
    _exit(mianguan::serveAdapter(QFile::decodeName(argv[1])));
}
