#include "ui/review/reject_panel.h"

#include "ui/base/live_text.h"
#include "ui/review/reason_delegate.h"
#include "ui/review/reason_list.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

namespace mianguan {

namespace {

constexpr int remarkLength = 200;

QStringList suggestedBy(const Findings& findings) {
    QStringList ids;
    for (const Finding& finding : findings) {
        if (finding.status != Status::Fail) continue;
        const QString reason = reasonForFinding(finding.id, finding.cause);
        if (!reason.isEmpty() && !ids.contains(reason)) ids += reason;
    }
    return ids;
}

} // namespace

RejectPanel::RejectPanel(QWidget* parent) : QWidget(parent), reasons(new ReasonList(this)) {
    setObjectName(QStringLiteral("rejectPanel"));
    title = makeLabel("emphasis", this);
    search = new QLineEdit(this);
    search->setObjectName(QStringLiteral("reasonSearch"));
    search->addAction(icon(QStringLiteral("search"), &Tokens::quiet), QLineEdit::LeadingPosition);
    search->setClearButtonEnabled(true);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("reasons"));
    list->setModel(reasons);
    list->setItemDelegate(new ReasonDelegate(list));
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setFocusPolicy(Qt::NoFocus);
    nothing = makeLabel("quiet", this);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    chosen = makeLabel("section", this);
    chosen->setObjectName(QStringLiteral("chosenReasons"));
    chosen->setWordWrap(true);
    remark = new QLineEdit(this);
    remark->setObjectName(QStringLiteral("remark"));
    remark->setMaxLength(remarkLength);
    hint = makeLabel("small", this);
    hint->setWordWrap(true);

    auto* layout = column(this, measure::normal, measure::tight);
    layout->addWidget(title);
    layout->addWidget(search);
    layout->addWidget(list, 1);
    layout->addWidget(nothing, 1);
    layout->addWidget(chosen);
    layout->addWidget(remark);
    layout->addWidget(makeActions());
    layout->addWidget(hint);

    for (QLineEdit* field : {search, remark})
        field->installEventFilter(this);
    connect(search, &QLineEdit::textChanged, this, &RejectPanel::searched);
    connect(reasons, &ReasonList::chosenChanged, this, &RejectPanel::showChosen);
    connect(list, &QListView::clicked, this, [this](const QModelIndex& index) {
        reasons->toggle(index.row());
        search->setFocus();
    });
    keepTranslated(this, [this] { translate(); });
}

QWidget* RejectPanel::makeActions() {
    auto* bar = new QWidget(this);
    accept = new KeyButton("confirmReject", "reject", QStringLiteral("Enter"), bar);
    leave = new KeyButton("cancelReject", "plain", QStringLiteral("Esc"), bar);
    accept->setMinimumHeight(40);
    leave->setMinimumHeight(40);
    auto* layout = rowOf(bar, 0, measure::tight);
    layout->addWidget(accept, 3);
    layout->addWidget(leave, 2);
    connect(accept, &QPushButton::clicked, this, &RejectPanel::confirm);
    connect(leave, &QPushButton::clicked, this, &RejectPanel::cancelled);
    return bar;
}

void RejectPanel::translate() {
    title->setText(tr("Why is it rejected?"));
    search->setPlaceholderText(tr("Word or pinyin initials"));
    search->setAccessibleName(tr("Search the reasons"));
    list->setAccessibleName(tr("Reasons"));
    nothing->setText(tr("No reason fits these letters. Choose the nearest one and say more in the remark."));
    remark->setPlaceholderText(tr("Remark for the graduate (optional)"));
    remark->setAccessibleName(tr("Remark"));
    say(leave, tr("Cancel"));
    hint->setText(tr("Space chooses several, ↑ ↓ move, Backspace takes the last one out."));
    reasons->search(search->text());
    showChosen();
}

void RejectPanel::begin(const Findings& findings) {
    remark->clear();
    search->clear();
    reasons->begin(suggestedBy(findings));
    searched();
    search->setFocus();
}

void RejectPanel::searched() {
    reasons->search(search->text());
    const int first = reasons->firstReason();
    list->setCurrentIndex(reasons->index(first));
    list->scrollToTop();
    list->setVisible(first >= 0);
    nothing->setVisible(first < 0);
    showChosen();
}

void RejectPanel::showChosen() {
    QStringList words;
    for (const QString& id : reasons->chosen())
        words += reasonText(id);
    chosen->setText(words.join(tr(", ", "between the reasons of a rejection")));
    chosen->setVisible(!words.isEmpty());
    const bool oneMore = !search->text().trimmed().isEmpty() && reasons->firstReason() >= 0;
    accept->setEnabled(!words.isEmpty() || oneMore);
    say(accept, tr("Reject"));
}

void RejectPanel::toggleCurrent() {
    reasons->toggle(list->currentIndex().row());
    search->clear();
}

void RejectPanel::move(int step) {
    const int row = reasons->following(list->currentIndex().row(), step);
    list->setCurrentIndex(reasons->index(row));
    list->scrollTo(list->currentIndex());
}

/// Typing and Enter is the short way: what is searched for counts as chosen.
void RejectPanel::confirm() {
    if (!search->text().trimmed().isEmpty()) reasons->choose(list->currentIndex().row());
    if (!reasons->chosen().isEmpty()) Q_EMIT confirmed(reasons->chosen(), remark->text().trimmed());
}

bool RejectPanel::searchKey(int key) {
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Space:
        toggleCurrent();
        return true;
    case Qt::Key_Backspace:
        if (!search->text().isEmpty()) return false;
        reasons->dropLast();
        return true;
    default:
        return false;
    }
}

bool RejectPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) return confirm(), true;
    if (key == Qt::Key_Escape) return Q_EMIT cancelled(), true;
    return watched == search && searchKey(key);
}

} // namespace mianguan
