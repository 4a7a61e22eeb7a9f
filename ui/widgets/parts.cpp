#include "ui/widgets/parts.h"

#include "ui/theme/measures.h"

#include <QEvent>
#include <QStyle>

namespace mianguan {

namespace {

/// A wheel meant for the page must not change a choice it happens to pass.
class WheelGuard : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Wheel) return false;
        event->ignore();
        return true;
    }
};

} // namespace

QLabel* makeLabel(const char* role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QLatin1String(role));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton* makeButton(const char* name, const char* kind, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setProperty("kind", QLatin1String(kind));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void setKind(QPushButton* button, const char* kind) {
    if (button->property("kind") == QLatin1String(kind)) return;
    button->setProperty("kind", QLatin1String(kind));
    button->style()->polish(button);
}

QToolButton* makeTool(const char* name, const QString& iconName, QWidget* parent) {
    auto* tool = new QToolButton(parent);
    tool->setObjectName(QLatin1String(name));
    tool->setIcon(icon(iconName));
    tool->setIconSize({measure::icon, measure::icon});
    tool->setFixedSize(measure::target, measure::target);
    tool->setFocusPolicy(Qt::TabFocus);
    return tool;
}

QComboBox* makeChoice(const char* name, QWidget* parent) {
    auto* choice = new QComboBox(parent);
    choice->setObjectName(QLatin1String(name));
    choice->installEventFilter(new WheelGuard(choice));
    return choice;
}

QFrame* makeFrame(const char* kind, QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setProperty("kind", QLatin1String(kind));
    return frame;
}

QVBoxLayout* column(QWidget* owner, int margin, int spacing) {
    auto* layout = new QVBoxLayout(owner);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing);
    return layout;
}

QHBoxLayout* rowOf(QWidget* owner, int margin, int spacing) {
    auto* layout = owner ? new QHBoxLayout(owner) : new QHBoxLayout;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing);
    return layout;
}

void say(QAbstractButton* button, const QString& words, const QString& tip) {
    button->setText(words);
    button->setAccessibleName(words);
    button->setToolTip(tip);
}

void name(QWidget* widget, const QString& accessibleName) {
    widget->setAccessibleName(accessibleName);
    if (auto* button = qobject_cast<QAbstractButton*>(widget)) button->setToolTip(accessibleName);
}

} // namespace mianguan
