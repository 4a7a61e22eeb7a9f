#include "ui/base/layout_memory.h"

#include <QEvent>
#include <QSplitter>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace mianguan {

namespace {

constexpr int settleMs = 400;

class GeometryMemory : public QObject {
public:
    GeometryMemory(QWidget* window, std::function<void()> save) : QObject(window) {
        settle.setSingleShot(true);
        settle.setInterval(settleMs);
        connect(&settle, &QTimer::timeout, window, std::move(save));
        window->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        const auto type = event->type();
        if (type == QEvent::Resize || type == QEvent::Move || type == QEvent::WindowStateChange)
            settle.start();
        return false;
    }

private:
    QTimer settle;
};

} // namespace

void rememberGeometry(QWidget* window, Settings& settings, const Setting<QByteArray>& setting) {
    // Nothing remembered, or a screen of quite another size: the whole screen is the best guess.
    if (!window->restoreGeometry(settings.get(setting))) window->setWindowState(Qt::WindowMaximized);
    new GeometryMemory(window, [window, &settings, &setting] {
        if (!window->isFullScreen()) settings.set(setting, window->saveGeometry());
    });
}

void rememberSplitter(QSplitter* splitter, Settings& settings, const Setting<QByteArray>& setting) {
    splitter->restoreState(settings.get(setting));
    auto* settle = new QTimer(splitter);
    settle->setSingleShot(true);
    settle->setInterval(settleMs);
    QObject::connect(splitter, &QSplitter::splitterMoved, settle, qOverload<>(&QTimer::start));
    QObject::connect(settle, &QTimer::timeout, splitter,
                     [splitter, &settings, &setting] { settings.set(setting, splitter->saveState()); });
}

} // namespace mianguan
