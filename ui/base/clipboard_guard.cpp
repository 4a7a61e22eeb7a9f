#include "ui/base/clipboard_guard.h"

#include <QGuiApplication>
#include <QMimeData>

namespace mianguan {

namespace {

// Klipper and others leave out what says this of itself.
const QString hint = QStringLiteral("x-kde-passwordManagerHint");

bool isOurs(QClipboard::Mode mode) {
    const QClipboard* clipboard = QGuiApplication::clipboard();
    return mode == QClipboard::Selection ? clipboard->supportsSelection() && clipboard->ownsSelection()
                                         : clipboard->ownsClipboard();
}

void clearOurs(QClipboard::Mode mode) {
    if (isOurs(mode)) QGuiApplication::clipboard()->clear(mode);
}

} // namespace

ClipboardGuard::ClipboardGuard(std::chrono::milliseconds keep, QObject* parent) : QObject(parent) {
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        timers[mode].setSingleShot(true);
        timers[mode].setInterval(keep);
        connect(&timers[mode], &QTimer::timeout, this, [mode] { clearOurs(mode); });
    }
    connect(QGuiApplication::clipboard(), &QClipboard::changed, this, &ClipboardGuard::changed,
            Qt::QueuedConnection);
}

void ClipboardGuard::changed(QClipboard::Mode mode) {
    if (mode != QClipboard::Clipboard && mode != QClipboard::Selection) return;
    timers[mode].stop();
    if (!isOurs(mode)) return;
    const QMimeData* held = QGuiApplication::clipboard()->mimeData(mode);
    if (!held || !held->hasText() || held->text().isEmpty()) return;
    if (mode == QClipboard::Clipboard && !held->hasFormat(hint)) return mark(mode);
    timers[mode].start();
}

/// The same text again, with the hint; that is a change too, and then the time runs.
void ClipboardGuard::mark(QClipboard::Mode mode) {
    auto* marked = new QMimeData;
    marked->setText(QGuiApplication::clipboard()->text(mode));
    marked->setData(hint, "secret");
    QGuiApplication::clipboard()->setMimeData(marked, mode);
}

void ClipboardGuard::clearNow() {
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection})
        clearOurs(mode);
}

} // namespace mianguan
