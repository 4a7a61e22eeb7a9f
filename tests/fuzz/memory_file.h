#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <sys/mman.h>
#include <unistd.h>

namespace mianguan::fuzz {

/// A file that lies in memory only, for what reads files by their path.
class MemoryFile {
public:
    MemoryFile() : descriptor(memfd_create("fuzz", MFD_CLOEXEC)) {
        if (descriptor < 0) qFatal("no file in memory");
    }
    ~MemoryFile() { close(descriptor); }
    Q_DISABLE_COPY_MOVE(MemoryFile)

    QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(descriptor); }
    void hold(const QByteArray& bytes) const {
        const bool written = ftruncate(descriptor, 0) == 0 &&
                             pwrite(descriptor, bytes.constData(), size_t(bytes.size()), 0) == bytes.size();
        if (!written) qFatal("no room in memory");
    }

private:
    int descriptor;
};

} // namespace mianguan::fuzz
