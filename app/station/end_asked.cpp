#include "app/station/end_asked.h"

#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace mianguan {

namespace {

int heard = -1;

void note(int) {
    const quint64 once = 1;
    [[maybe_unused]] const auto written = ::write(heard, &once, sizeof once);
}

constexpr int signalsHeard[] = {SIGINT, SIGTERM, SIGHUP};

} // namespace

EndAsked::EndAsked() {
    heard = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    notifier = new QSocketNotifier(heard, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        notifier->setEnabled(false);
        Q_EMIT asked();
    });
    for (const int number : signalsHeard)
        std::signal(number, note);
}

EndAsked::~EndAsked() {
    for (const int number : signalsHeard)
        std::signal(number, SIG_DFL);
    delete notifier;
    ::close(heard);
}

} // namespace mianguan
