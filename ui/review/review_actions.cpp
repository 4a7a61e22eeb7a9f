#include "ui/review/review_actions.h"

#include <QWidget>

namespace mianguan {

ReviewActions::ReviewActions(QWidget* page) : QObject(page) {
    deciding += add(page, {Qt::Key_A}, [this] { Q_EMIT approve(); });
    deciding += add(page, {Qt::Key_R}, [this] { Q_EMIT reject(); });
    for (int i = 0; i < 9; ++i)
        deciding += add(page, {QKeySequence(Qt::Key_1 + i)}, [this, i] { Q_EMIT quickReject(i); });
    moving += add(page, {Qt::Key_Right}, [this] { Q_EMIT move(1); });
    moving += add(page, {Qt::Key_Left}, [this] { Q_EMIT move(-1); });
    moving += add(page, {Qt::Key_Plus, Qt::Key_Equal}, [this] { Q_EMIT zoom(1.25); });
    moving += add(page, {Qt::Key_Minus}, [this] { Q_EMIT zoom(0.8); });
    moving += add(page, {Qt::Key_0}, [this] { Q_EMIT zoom(0); });
    add(page, {Qt::Key_Z, QKeySequence::Undo}, [this] { Q_EMIT undo(); });
    add(page, {Qt::Key_G}, [this] { Q_EMIT grid(); });
    moving += add(page, {Qt::Key_I}, [this] { Q_EMIT reveal(); });
    moving += add(page, {Qt::Key_P}, [this] { Q_EMIT card(); });
    moving += add(page, {Qt::Key_J}, [this] { Q_EMIT other(); });
    add(page, {Qt::Key_F, Qt::Key_F11}, [this] { Q_EMIT fullScreen(); });
    add(page, {Qt::Key_Question, Qt::Key_F1}, [this] { Q_EMIT keys(); });
    for (QAction* action : deciding)
        action->setAutoRepeat(false);
    refresh();
}

QAction* ReviewActions::add(QWidget* page, const QList<QKeySequence>& keys, Act act) {
    auto* action = new QAction(page);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(act));
    page->addAction(action);
    all += action;
    return action;
}

void ReviewActions::setDecidable(bool is) {
    decidable = is;
    refresh();
}

void ReviewActions::setSingle(bool is) {
    single = is;
    refresh();
}

void ReviewActions::setEnabled(bool is) {
    enabled = is;
    refresh();
}

void ReviewActions::refresh() {
    for (QAction* action : all)
        action->setEnabled(enabled);
    for (QAction* action : deciding)
        action->setEnabled(enabled && single && decidable);
    for (QAction* action : moving)
        action->setEnabled(enabled && single);
}

} // namespace mianguan
