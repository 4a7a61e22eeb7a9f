#include "ui/widgets/reason_choice.h"

#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>

namespace mianguan {

ReasonChoice::ReasonChoice(const char* name, int usual, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), own(new QLineEdit(this)) {
    const QString prefix = QLatin1String(name);
    const bool across = orientation == Qt::Horizontal;
    auto* layout = column(this, 0, measure::tight);
    auto* row = new QBoxLayout(across ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    row->setSpacing(across ? measure::tight : measure::hair);
    layout->addLayout(row);
    for (int i = 1; i <= usual; ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(prefix + QString::number(i));
        button->setProperty("kind", QStringLiteral("chip"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        if (!across) button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(button);
        buttons += button;
        connect(button, &QToolButton::clicked, this, [this, button] { press(button); });
    }
    if (across) row->addStretch();
    own->setObjectName(prefix + QStringLiteral("Own"));
    own->setMaxLength(most);
    layout->addWidget(own);
    connect(own, &QLineEdit::textChanged, this, [this] {
        if (!own->text().isEmpty())
            for (QToolButton* button : buttons)
                button->setChecked(false);
        Q_EMIT changed();
    });
    connect(own, &QLineEdit::returnPressed, this, [this] {
        if (!reason().isEmpty()) Q_EMIT settled();
    });
}

void ReasonChoice::press(QToolButton* button) {
    own->clear();
    for (QToolButton* other : buttons)
        other->setChecked(other == button);
    Q_EMIT changed();
    Q_EMIT settled();
}

void ReasonChoice::setWords(const QStringList& usual, const QString& ownHint) {
    for (int i = 0; i < buttons.size(); ++i)
        say(buttons.at(i), usual.value(i));
    own->setPlaceholderText(ownHint);
    own->setAccessibleName(ownHint);
}

QString ReasonChoice::reason() const {
    if (const QString words = own->text().trimmed(); !words.isEmpty()) return words;
    for (const QToolButton* button : buttons)
        if (button->isChecked()) return button->text();
    return {};
}

void ReasonChoice::clear() {
    own->clear();
    for (QToolButton* button : buttons)
        button->setChecked(false);
    Q_EMIT changed();
}

} // namespace mianguan
