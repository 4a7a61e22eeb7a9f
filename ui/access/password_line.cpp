#include "ui/access/password_line.h"

#include <QKeyEvent>

#include <utility>

namespace mianguan {

namespace {

constexpr int longest = 256; ///< characters

/// Whether a letter's case says that Caps Lock is on; nothing for other keys.
std::optional<bool> capsLockIn(const QKeyEvent& event) {
    const QString text = event.text();
    if (text.size() != 1 || !text.at(0).isLetter()) return {};
    if (text.at(0).toLower() == text.at(0).toUpper()) return {};
    return text.at(0).isUpper() != event.modifiers().testFlag(Qt::ShiftModifier);
}

} // namespace

PasswordLine::PasswordLine(const char* name, QWidget* parent) : QLineEdit(parent) {
    setObjectName(QLatin1String(name));
    setMaxLength(longest);
    setContextMenuPolicy(Qt::NoContextMenu);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    setShown(false);
    connect(this, &QLineEdit::textEdited, this, &PasswordLine::dropHistory);
    // What is marked goes to the middle mouse button's clipboard, unless it is dots.
    connect(this, &QLineEdit::selectionChanged, this, [this] {
        if (echoMode() == Normal && hasSelectedText()) deselect();
    });
}

void PasswordLine::setShown(bool shown) { setEchoMode(shown ? Normal : Password); }

/// A new text forgets the steps that led to it.
void PasswordLine::dropHistory() {
    const int cursor = cursorPosition();
    setText(text());
    setCursorPosition(cursor);
}

Secret PasswordLine::take() {
    Secret typed(text());
    forget();
    return typed;
}

void PasswordLine::forget() { setText({}); }

void PasswordLine::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) return;
    if (event->key() == Qt::Key_CapsLock) Q_EMIT capsLockSeen(false);
    if (const auto on = capsLockIn(*event)) Q_EMIT capsLockSeen(*on);
    QLineEdit::keyPressEvent(event);
}

} // namespace mianguan
