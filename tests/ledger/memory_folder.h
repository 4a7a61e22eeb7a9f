#pragma once

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace mianguan::test {

/// A temporary folder in memory where there is one: for tests that open hundreds of stores and prove nothing
/// about the disk they lie on.
class MemoryFolder : public QTemporaryDir {
public:
    MemoryFolder() : QTemporaryDir(place() + QStringLiteral("/mianguan-test-XXXXXX")) {}

private:
    static QString place() {
        const QString memory = QStringLiteral("/dev/shm");
        return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    }
};

} // namespace mianguan::test
