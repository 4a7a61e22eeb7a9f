#include "app/station/password_prompt.h"

#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace mianguan {

namespace {

termios before;

void showAgainAndGo(int number) {
    ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
    ::signal(number, SIG_DFL);
    ::raise(number);
}

/// While it lives the terminal shows nothing of what is typed; it shows again also when the program is
/// interrupted.
class Unseen {
public:
    Unseen() {
        ::tcgetattr(STDIN_FILENO, &before);
        ::signal(SIGINT, showAgainAndGo);
        ::signal(SIGTERM, showAgainAndGo);
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Unseen() {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGTERM, SIG_DFL);
        std::fputc('\n', stderr);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
};

/// By single bytes, so that nothing stays in a buffer of the C library.
std::optional<Secret> readLine() {
    QByteArray line;
    line.reserve(1024);
    char byte = 0;
    ssize_t got = 0;
    while ((got = ::read(STDIN_FILENO, &byte, 1)) == 1 && byte != '\n')
        line += byte;
    if (line.endsWith('\r')) line.chop(1);
    const bool ended = got != 1 && line.isEmpty();
    Secret typed(QString::fromUtf8(line));
    wipe(line);
    if (ended) return {};
    return typed;
}

} // namespace

std::optional<Secret> askForPassword(const QString& prompt) {
    if (!::isatty(STDIN_FILENO)) return readLine();
    std::fprintf(stderr, "%s ", qUtf8Printable(prompt));
    const Unseen unseen;
    return readLine();
}

} // namespace mianguan
