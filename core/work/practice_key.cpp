#include "core/work/practice_key.h"

#include "core/keys/key.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFile>

namespace mianguan {

namespace {

QString fileName() { return QStringLiteral("practice.key"); }

} // namespace

Result<QString> readPracticeKey(const QString& machineFolder) {
    QFile file(machineFolder + QLatin1Char('/') + fileName());
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

/// A torn one opens nothing yet: stores are made after it.
Result<QString> practiceKey(const QString& machineFolder, FileSystem& files) {
    if (Result<QString> kept = readPracticeKey(machineFolder)) return kept;
    const QByteArray fresh = Key::random().view().toByteArray().toHex();
    return writeFilesDurably(files, machineFolder, {{fileName(), fresh}}).map([&] {
        return QString::fromLatin1(fresh);
    });
}

} // namespace mianguan
