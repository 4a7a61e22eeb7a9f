#include "ui/desk/consent_desk.h"
#include "ui/desk/desk_papers.h"
#include "ui/desk/desk_view.h"
#include "ui/desk/identity_desk.h"
#include "ui/desk/sitter_desk.h"
#include "ui/desk/who_panel.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QShortcut>

// The desk by the keyboard.

namespace mianguan {

void DeskView::makeKeys() {
    const auto key = [this](const QKeySequence& which, auto then) {
        auto* shortcut = new QShortcut(which, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, then] {
            if (run) then();
        });
    };
    key(Qt::Key_F2, [this] { search(); });
    key(Qt::Key_F3, [this] { album(); });
    key(Qt::Key_F4, [this] { run->markAbsent(); });
    key(Qt::Key_F5, [this] { openBoard(); });
    key(Qt::Key_F6, [this] { identity->readCard(); });
    key(Qt::Key_F7, [this] { consent->showWhole(); });
    key(Qt::Key_F8, [this] { papers->showCard(*run); });
    key(Qt::Key_F9, [this] { sitter->toggle(); });
    key(QKeySequence::Undo, [this] { run->takeBack(); });
}

/// From wherever the desk is.
void DeskView::search() {
    while (run->step() != DeskRun::Step::Calling && !run->busy())
        run->back();
    who->focusStep();
}

/// On what this step needs.
void DeskView::focusStep() {
    const bool before = lastStep == DeskRun::Step::Seated || lastStep == DeskRun::Step::Shown;
    before ? middle->setFocus() : who->focusStep();
}

/// From another page: a scanner types as soon as the desk is there again.
void DeskView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (run) focusStep();
}

/// Undo is the desk's where nothing is typed.
bool DeskView::eventFilter(QObject* watched, QEvent* event) {
    const auto* line = qobject_cast<QLineEdit*>(watched);
    if (!line || event->type() != QEvent::ShortcutOverride || !line->text().isEmpty())
        return QWidget::eventFilter(watched, event);
    return static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo);
}

void DeskView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return qobject_cast<QAbstractItemView*>(focusWidget()) ? void() : enter(); // a list has its own
    case Qt::Key_Space:
        return shoot();
    case Qt::Key_Escape:
        identity->stop();
        if (run) run->back();
        who->clearTyped();
        who->refresh();
        return who->focusStep();
    default:
        QWidget::keyPressEvent(event);
    }
}

/// What this step is about.
void DeskView::enter() {
    if (!run) return;
    switch (run->step()) {
    case DeskRun::Step::Calling:
        return who->typed().isEmpty() ? run->callNext() : run->look(who->typed());
    case DeskRun::Step::Found:
        if (who->typed().isEmpty()) return seat();
        return run->look(who->typed()); // the scanner was quicker than the operator
    case DeskRun::Step::Seated:
        return;
    case DeskRun::Step::Shown:
        return run->submit();
    }
}

} // namespace mianguan
