#include "tests/soak/hall/hands.h"

#include "ui/widgets/banner.h"

#include <QTimer>
#include <QWindow>

namespace mianguan::soak {

namespace {

constexpr int stroke = 90, glance = 450; // ms, of somebody who does this all day
constexpr int mostTabs = 80;

} // namespace

bool WindowManager::eventFilter(QObject* watched, QEvent* event) {
    const auto* window = qobject_cast<QWidget*>(watched);
    const bool real = window && (window->windowType() == Qt::Window || window->windowType() == Qt::Dialog);
    if (!real || (event->type() != QEvent::Show && event->type() != QEvent::Hide)) return false;
    QTimer::singleShot(0, this, [] {
        QWidget* above = nullptr;
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top->isVisible() && (!above || top->windowType() == Qt::Dialog)) above = top;
        if (above) above->activateWindow();
    });
    return false;
}

/// People take time; nothing of the program is waited for by it.
void Hands::pause(int ms) const {
    if (pace > 0) QTest::qWait(ms * pace / 100);
}

void Hands::look() const { pause(glance); }

QWindow* Hands::window() const {
    await("a window with the keyboard", [] { return QGuiApplication::focusWindow() != nullptr; });
    return QGuiApplication::focusWindow();
}

void Hands::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
    pause(stroke);
    QTest::keyClick(window(), key, modifiers);
}

/// As an input method hands over what was typed.
void Hands::type(const QString& words) const {
    for (const QChar letter : words) {
        pause(stroke / 2);
        const Qt::Key key = letter.unicode() < 128 ? Qt::Key(letter.toUpper().unicode()) : Qt::Key_unknown;
        QTest::sendKeyEvent(QTest::Click, window(), key, letter, {});
    }
}

bool Hands::hasFocus(const char* name) const {
    const QWidget* at = QApplication::focusWidget();
    return at && (at->objectName() == QLatin1String(name) ||
                  (at->parentWidget() && at->parentWidget()->objectName() == QLatin1String(name)));
}

void Hands::tabTo(const char* name) const {
    for (int i = 0; i < mostTabs && !hasFocus(name); ++i)
        press(Qt::Key_Tab);
    if (!hasFocus(name)) giveUp(name);
}

QString Hands::label(const char* name) const {
    return shows(name) ? driver.part<QLabel>(name)->text() : QString();
}

void Hands::giveUp(const char* what) const {
    QStringList said;
    for (QWidget* top : QApplication::topLevelWidgets())
        for (const Banner* banner : top->findChildren<Banner*>())
            if (banner->isVisible()) said += banner->headline();
    if (QWidget* seen = QApplication::activeWindow() ? QApplication::activeWindow() : driver.window())
        seen->grab().save(picture);
    const QWidget* focus = QApplication::focusWidget();
    qFatal("%s did not come; the keyboard is at %s; said: %s; see %s", what,
           focus ? qPrintable(focus->objectName()) : "nothing", qPrintable(said.join(QStringLiteral(" | "))),
           qPrintable(picture));
}

} // namespace mianguan::soak
