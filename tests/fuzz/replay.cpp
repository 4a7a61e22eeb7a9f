#include "tests/fuzz/application.h"
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>

#include <cstdio>

// The same program without libFuzzer: takes every file of the folders it is given, so that whatever was found
// once is tried by every build.

namespace {

bool replay(const QString& folder) {
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QFile::ReadOnly)) qFatal("%s cannot be read", qPrintable(file.fileName()));
        std::fprintf(stderr, "%s\n", qPrintable(name));
        mianguan::fuzz::feed(file.readAll());
    }
    return !names.isEmpty();
}

} // namespace

int main(int count, char** arguments) {
    mianguan::fuzz::makeApplication();
    for (int i = 1; i < count; ++i)
        if (!replay(QFile::decodeName(arguments[i]))) qFatal("%s holds no input", arguments[i]);
    return count > 1 ? 0 : 2;
}
