#include "core/hub/http/body.h"

#include <QCoreApplication>

namespace mianguan::http {

namespace {

Fail cannotRead(const QFile& file) {
    return fail(ErrorKind::Unreadable,
                QCoreApplication::translate("Hub", "The file cannot be read: %1").arg(file.errorString()),
                file.fileName());
}

} // namespace

Result<std::unique_ptr<FileSource>> FileSource::open(const QString& path) {
    auto source = std::make_unique<FileSource>();
    source->file.setFileName(path);
    if (!source->file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return cannotRead(source->file);
    return source;
}

Result<QByteArray> FileSource::next(qsizetype most) {
    QByteArray piece = file.read(most);
    if (piece.isEmpty()) return cannotRead(file);
    return piece;
}

} // namespace mianguan::http
