#include "tests/fuzz/seeding.h"

#include "core/base/hash.h"
#include "tests/fuzz/application.h"

#include <QDir>
#include <QFile>

namespace mianguan::fuzz {

namespace {

QString root;

} // namespace

void seed(const char* fuzzer, const QByteArray& bytes) {
    const QString folder = root + QLatin1Char('/') + QLatin1String(fuzzer);
    QDir().mkpath(folder);
    QFile file(folder + QStringLiteral("/seed-") + Hash::of(bytes).hex().left(16));
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no room for seeds");
}

} // namespace mianguan::fuzz

int main(int count, char** arguments) {
    mianguan::fuzz::makeApplication();
    if (count != 2) return 2;
    mianguan::fuzz::root = QFile::decodeName(arguments[1]);
    mianguan::fuzz::writeSeeds();
    return 0;
}
