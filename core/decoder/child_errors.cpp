#include "core/decoder/child_errors.h"

#include "core/decoder/child_process.h"

#include <QCoreApplication>

#include <csignal>
#include <cstring>

namespace mianguan {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Decoder", text); }

Fail unreadable(const QString& what, const QString& remedy) {
    return fail(ErrorKind::Unreadable, what, {}, remedy);
}

QString suspicious() {
    return say(QT_TRANSLATE_NOOP("Decoder", "The file is damaged, or made to do harm. Do not open it in "
                                            "other programs; take the photo again."));
}

} // namespace

Fail decoderCannotStart(const QString& program, int error) {
    return fail(ErrorKind::System,
                say(QT_TRANSLATE_NOOP("Decoder", "The program that reads pictures does not start: %1"))
                    .arg(QString::fromLocal8Bit(std::strerror(error))),
                program,
                say(QT_TRANSLATE_NOOP("Decoder", "It belongs beside this program: install Mianguan again.")));
}

Fail decoderNotReady(const Ending& ending) {
    return fail(
        ErrorKind::System,
        say(QT_TRANSLATE_NOOP("Decoder", "The program that reads pictures ended before the first one "
                                         "(exit status %1, signal %2)"))
            .arg(ending.status)
            .arg(ending.signal),
        {},
        say(QT_TRANSLATE_NOOP("Decoder", "Install Mianguan again. If that does not help, this system keeps "
                                         "programs from locking themselves in (seccomp).")));
}

Fail decoderDied(const Ending& ending) {
    switch (ending.signal) {
    case SIGSYS:
        return unreadable(say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture was stopped: it went beyond "
                                                           "what reading a picture takes")),
                          suspicious());
    case SIGKILL:
        return unreadable(say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture was stopped from outside")),
                          say(QT_TRANSLATE_NOOP(
                              "Decoder", "Close other programs, as memory may be short, then try again.")));
    case SIGXCPU:
        return unreadable(
            say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture takes too much work")),
            say(QT_TRANSLATE_NOOP("Decoder", "Save it as an ordinary JPEG and bring that file.")));
    default:
        return unreadable(
            say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture crashed its reader (signal %1)"))
                .arg(ending.signal),
            suspicious());
    }
}

Fail decoderTookTooLong(std::chrono::milliseconds patience) {
    return unreadable(
        say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture took longer than %1 seconds and was stopped"))
            .arg(QString::number(double(patience.count()) / 1000)),
        say(QT_TRANSLATE_NOOP("Decoder", "Save it as an ordinary JPEG and bring that file.")));
}

Fail decoderOutOfMemory() {
    return unreadable(
        say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture needs more memory than a picture may take")),
        say(QT_TRANSLATE_NOOP("Decoder", "Save it as an ordinary JPEG and bring that file.")));
}

Fail decoderLied() {
    return unreadable(
        say(QT_TRANSLATE_NOOP("Decoder", "Reading this picture led to an answer that cannot be right")),
        suspicious());
}

} // namespace mianguan
