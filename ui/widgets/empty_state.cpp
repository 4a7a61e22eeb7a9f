#include "ui/widgets/empty_state.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

constexpr int widest = 520;

} // namespace

EmptyState::EmptyState(const QString& iconName, QWidget* parent) : QWidget(parent), picture(iconName) {
    mark = new QLabel(this);
    mark->setAlignment(Qt::AlignCenter);
    head = makeLabel("title", this);
    body = makeLabel("quiet", this);
    for (QLabel* label : {head, body}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }

    auto* layout = column(this, measure::section, measure::normal);
    layout->addStretch(2);
    layout->addWidget(mark);
    layout->addWidget(head);
    layout->addWidget(body, 0, Qt::AlignHCenter);
    actions = rowOf(nullptr, 0, measure::normal);
    auto* centred = rowOf(nullptr, 0, 0);
    centred->addStretch();
    centred->addLayout(actions);
    centred->addStretch();
    layout->addSpacing(measure::tight);
    layout->addLayout(centred);
    layout->addStretch(3);
    keepStyled(this, [this] { setIcon(picture); });
}

void EmptyState::setIcon(const QString& iconName) {
    picture = iconName;
    mark->setPixmap(icon(picture, &Tokens::quiet).pixmap(QSize(48, 48), devicePixelRatioF()));
}

void EmptyState::setWords(const QString& headline, const QString& explanation) {
    head->setText(headline);
    body->setText(explanation);
    body->setVisible(!explanation.isEmpty());
    if (explanation.isEmpty()) return;
    const int width = std::min(widest, body->fontMetrics().horizontalAdvance(explanation) + 8);
    body->setFixedSize(width, body->heightForWidth(width));
}

QPushButton* EmptyState::addAction(const char* name, const char* kind) {
    auto* button = makeButton(name, kind, this);
    button->setMinimumHeight(measure::bigTarget);
    actions->addWidget(button);
    return button;
}

QString EmptyState::headline() const { return head->text(); }

} // namespace mianguan
