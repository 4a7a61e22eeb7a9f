#include "ui/access/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

#include <ctime>
#include <utility>

namespace mianguan {

namespace {

using std::chrono::milliseconds, std::chrono::seconds;

constexpr seconds warnFor(30);
constexpr milliseconds lookEvery(500);

milliseconds now() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return seconds(time.tv_sec) + milliseconds(time.tv_nsec / 1'000'000);
}

bool isTouch(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::Drop:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleWatch::IdleWatch(QObject* parent) : QObject(parent) {
    tick.setInterval(lookEvery);
    connect(&tick, &QTimer::timeout, this, &IdleWatch::look);
}

void IdleWatch::begin(milliseconds after) {
    limit = after;
    last = now();
    QCoreApplication::instance()->installEventFilter(this);
    tick.start();
}

void IdleWatch::setLimit(milliseconds after) { limit = after; }

void IdleWatch::end() {
    QCoreApplication::instance()->removeEventFilter(this);
    tick.stop();
    if (std::exchange(warned, false)) Q_EMIT soon(0);
}

bool IdleWatch::eventFilter(QObject*, QEvent* event) {
    if (event->spontaneous() && isTouch(event->type())) touched();
    return false;
}

void IdleWatch::touched() {
    last = now();
    if (std::exchange(warned, false)) Q_EMIT soon(0);
}

void IdleWatch::look() {
    const milliseconds left = limit - (now() - last);
    if (left <= milliseconds::zero()) {
        end();
        Q_EMIT idle();
    } else if (left <= warnFor) {
        warned = true;
        Q_EMIT soon(int((left + seconds(1) - milliseconds(1)) / seconds(1)));
    }
}

} // namespace mianguan
