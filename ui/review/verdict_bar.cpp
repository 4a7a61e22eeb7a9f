#include "ui/review/verdict_bar.h"

#include "core/spec/reasons.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>

namespace mianguan {

namespace {

constexpr int quickCount = 9, columns = 5;

} // namespace

VerdictBar::VerdictBar(QWidget* parent)
    : QWidget(parent), keys(new QWidget(this)), refusal(makeLabel("quiet", this)),
      approve(new KeyButton("approve", "approve", QStringLiteral("A"), keys)),
      reject(new KeyButton("reject", "reject", QStringLiteral("R"), keys)),
      undo(new KeyButton("undo", "plain", QStringLiteral("Z"), keys)) {
    setObjectName(QStringLiteral("verdictBar"));
    refusal->setObjectName(QStringLiteral("verdictRefusal"));
    refusal->setWordWrap(true);
    refusal->setAlignment(Qt::AlignCenter);
    refusal->setMargin(measure::normal);
    refusal->hide();
    auto* grid = new QGridLayout;
    grid->setSpacing(measure::hair);
    for (int i = 0; i < quickCount; ++i) {
        auto* button = new KeyButton("quickReason", "plain", QString::number(i + 1), keys);
        button->setObjectName(QStringLiteral("quickReason%1").arg(i + 1));
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT quickAsked(i); });
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        grid->addWidget(button, i / columns, i % columns);
        quick += button;
    }
    reject->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid->addWidget(reject, 1, columns - 1);
    for (int i = 0; i < columns; ++i)
        grid->setColumnStretch(i, 1);

    approve->setMinimumSize(132, measure::bigTarget);
    approve->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    undo->setMinimumWidth(104);
    approve->setCentred();
    undo->setCentred();
    undo->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto* whole = column(this, 0, 0);
    whole->addWidget(keys);
    whole->addWidget(refusal);
    auto* layout = rowOf(keys, measure::tight, measure::normal);
    layout->addWidget(approve);
    layout->addLayout(grid, 1);
    layout->addWidget(undo);
    connect(approve, &QPushButton::clicked, this, &VerdictBar::approveAsked);
    connect(reject, &QPushButton::clicked, this, &VerdictBar::rejectAsked);
    connect(undo, &QPushButton::clicked, this, &VerdictBar::undoAsked);
    keepTranslated(this, [this] { translate(); });
}

void VerdictBar::translate() {
    say(approve, tr("Approve"), tr("Approve this photo (A)"));
    say(reject, tr("More reasons…"), tr("Reject with reasons and a remark (R)"));
    say(undo, tr("Undo"), tr("Take the last verdict back (Z)"));
    for (int i = 0; i < quick.size(); ++i) {
        const QString words = reasonText(reasons.value(i));
        say(quick.at(i), words, tr("Reject: %1 (%2)").arg(words).arg(i + 1));
        quick.at(i)->setEnabled(decidable && !words.isEmpty());
    }
}

void VerdictBar::setQuickReasons(const QStringList& ids) {
    reasons = ids;
    translate();
}

void VerdictBar::setDecidable(bool is) {
    decidable = is;
    approve->setEnabled(is);
    reject->setEnabled(is);
    for (int i = 0; i < quick.size(); ++i)
        quick.at(i)->setEnabled(is && !reasons.value(i).isEmpty());
}

void VerdictBar::setUndoable(bool undoable) { undo->setEnabled(undoable); }

void VerdictBar::setRefusal(const QString& why) {
    keys->setVisible(why.isEmpty());
    refusal->setVisible(!why.isEmpty());
    refusal->setText(why);
}

} // namespace mianguan
