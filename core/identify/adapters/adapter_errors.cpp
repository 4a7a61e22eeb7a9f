#include "core/identify/adapters/adapter_errors.h"

#include "core/decoder/child_process.h"

#include <QCoreApplication>

#include <cstring>

namespace mianguan {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Adapter", text); }

/// A vendor's words as one line of plain text.
QString plain(const QByteArray& said) {
    QString text = QString::fromUtf8(said);
    text.removeIf([](QChar c) { return !(c.isPrint() || c.isSurrogate()); });
    return text.left(200);
}

QString callVendor() {
    return say(QT_TRANSLATE_NOOP(
        "Adapter", "Try again. If it happens again, ask the library's vendor, and type meanwhile."));
}

QString chooseAnother() {
    return say(QT_TRANSLATE_NOOP(
        "Adapter", "Choose another file in the settings, or ask the vendor for a library for Mianguan."));
}

} // namespace

Fail adapterMissing(const QString& library) {
    return fail(ErrorKind::NotFound, say(QT_TRANSLATE_NOOP("Adapter", "The adapter's library is not there")),
                library, chooseAnother());
}

Fail adapterHostCannotStart(const QString& program, int error) {
    return fail(ErrorKind::System,
                say(QT_TRANSLATE_NOOP("Adapter", "The program that runs adapters does not start: %1"))
                    .arg(QString::fromLocal8Bit(std::strerror(error))),
                program,
                say(QT_TRANSLATE_NOOP("Adapter", "It belongs beside this program: install Mianguan again.")));
}

Fail adapterNotLoaded(const QString& library, const QByteArray& said) {
    return fail(
        ErrorKind::Unsupported,
        say(QT_TRANSLATE_NOOP("Adapter", "The adapter's library cannot be loaded: %1")).arg(plain(said)),
        library,
        say(QT_TRANSLATE_NOOP("Adapter",
                              "Put the files it needs into its folder, or choose another library.")));
}

Fail notAnAdapter(const QString& library) {
    return fail(ErrorKind::Unsupported,
                say(QT_TRANSLATE_NOOP("Adapter",
                                      "The library offers nothing of this kind, or speaks another version")),
                library, chooseAnother());
}

Fail adapterDied(const QString& library, const Ending& ending) {
    return fail(ErrorKind::System,
                ending.signal != 0
                    ? say(QT_TRANSLATE_NOOP("Adapter", "The adapter crashed (signal %1)")).arg(ending.signal)
                    : say(QT_TRANSLATE_NOOP("Adapter", "The adapter ended by itself (exit status %1)"))
                          .arg(ending.status),
                library, callVendor());
}

Fail adapterTookTooLong(const QString& library, std::chrono::milliseconds patience) {
    return fail(
        ErrorKind::System,
        say(QT_TRANSLATE_NOOP("Adapter", "The adapter did not answer within %1 seconds and was stopped"))
            .arg(QString::number(double(patience.count()) / 1000)),
        library, callVendor());
}

Fail adapterFailed(const QString& library, const QByteArray& said) {
    const QString words = plain(said);
    return fail(ErrorKind::Unreadable,
                words.isEmpty() ? say(QT_TRANSLATE_NOOP("Adapter", "The adapter failed without a reason"))
                                : say(QT_TRANSLATE_NOOP("Adapter", "The adapter says: %1")).arg(words),
                library,
                say(QT_TRANSLATE_NOOP("Adapter", "Check the device and its cable, then try again.")));
}

Fail adapterTalksNonsense(const QString& library, const QString& part) {
    return fail(ErrorKind::Unreadable,
                say(QT_TRANSLATE_NOOP("Adapter", "The adapter's answer cannot be right: %1")).arg(part),
                library, callVendor());
}

} // namespace mianguan
