#include "core/work/practice_key.h"

#include "core/keys/key.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFile>

namespace mianguan {

namespace {

QString pathIn(const QString& machineFolder) { return machineFolder + QStringLiteral("/practice.key"); }

} // namespace

Result<QString> readPracticeKey(const QString& machineFolder) {
    QFile file(pathIn(machineFolder));
    if (file.open(QFile::ReadOnly)) {
        const QByteArray key = file.readAll();
        if (key.size() == 2 * Key::size) return QString::fromLatin1(key);
    }
    return fail(
        ErrorKind::NotFound,
        QCoreApplication::translate("Entrance", "This machine does not hold the key of this practice store"),
        file.fileName(),
        QCoreApplication::translate("Entrance", "Practise in another folder: nothing in this one is real."));
}

Result<QString> practiceKey(const QString& machineFolder, FileSystem& files) {
    if (Result<QString> kept = readPracticeKey(machineFolder)) return kept;
    if (const auto made = makeFolderDurably(files, machineFolder); !made) return Fail(made.error());
    const QByteArray fresh = Key::random().view().toByteArray().toHex();
    return replaceFileDurably(files, pathIn(machineFolder), fresh).map([&] {
        return QString::fromLatin1(fresh);
    });
}

} // namespace mianguan
