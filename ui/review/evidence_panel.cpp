#include "ui/review/evidence_panel.h"

#include "core/base/masking.h"
#include "core/spec/reasons.h"
#include "core/spec/specification.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/review/faces_panel.h"
#include "ui/widgets/finding_delegate.h"
#include "ui/widgets/finding_list.h"
#include "ui/review/identity_line.h"
#include "ui/review/state_words.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QEvent>
#include <QListView>
#include <QLocale>

#include <algorithm>

namespace mianguan {

EvidencePanel::EvidencePanel(Store& target, Pictures& pictures, const PhotoList& photos, QWidget* parent)
    : QWidget(parent), store(target) {
    setObjectName(QStringLiteral("evidence"));
    line = new IdentityLine(this);
    stateIcon = new QLabel(this);
    state = makeLabel("section", this);
    state->setObjectName(QStringLiteral("photoState"));
    origin = makeLabel("small", this);
    origin->setWordWrap(true);
    card = new QToolButton(this);
    card->setObjectName(QStringLiteral("reportCard"));
    card->setIcon(icon(QStringLiteral("print")));
    card->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    card->setFocusPolicy(Qt::TabFocus);
    card->setMinimumHeight(measure::target);
    faces = new FacesPanel(pictures, photos, this);
    summary = makeLabel("section", this);
    findings = new FindingList(this);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("findings"));
    list->setModel(findings);
    list->setItemDelegate(new FindingDelegate(list));
    list->setResizeMode(QListView::Adjust);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMouseTracking(true);
    list->setFocusPolicy(Qt::TabFocus);
    list->viewport()->installEventFilter(this);

    auto* stateRow = rowOf(nullptr, 0, measure::tight);
    stateRow->addWidget(stateIcon);
    stateRow->addWidget(state, 1);
    stateRow->addWidget(card);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(measure::normal, measure::normal, measure::normal, measure::tight);
    head->setSpacing(measure::hair);
    head->addWidget(line);
    head->addLayout(stateRow);
    head->addWidget(origin);
    head->addWidget(makeVerdictCard());
    head->addWidget(faces);
    head->addSpacing(measure::tight);
    head->addWidget(summary);
    auto* layout = column(this, 0, 0);
    layout->addLayout(head);
    layout->addWidget(list, 1);

    connect(line, &IdentityLine::askingChanged, this, &EvidencePanel::askingChanged);
    connect(card, &QToolButton::clicked, this, &EvidencePanel::cardAsked);
    connect(faces, &FacesPanel::photoAsked, this, &EvidencePanel::photoAsked);
    connect(line, &IdentityLine::revealAsked, this, &EvidencePanel::reveal);
    connect(list, &QListView::entered, this, [this](const QModelIndex& index) {
        Q_EMIT pointedAt(index.data(FindingList::IdRole).toString());
    });
    connect(
        list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) { Q_EMIT pointedAt(index.data(FindingList::IdRole).toString()); });
    keepTranslated(this, [this] {
        list->setAccessibleName(tr("Findings"));
        say(withdraw, tr("Take this verdict back"));
        say(card, tr("Photo report…"), tr("Photo report, to print or to save (P)"));
        findings->retranslate();
        if (shown) fill();
    });
}

QWidget* EvidencePanel::makeVerdictCard() {
    verdict = makeFrame("card", this);
    verdictReasons = makeLabel("section", verdict);
    verdictReasons->setObjectName(QStringLiteral("verdictReasons"));
    verdictRemark = makeLabel("body", verdict);
    withdraw = makeButton("withdrawVerdict", "plain", verdict);
    withdraw->setIcon(icon(QStringLiteral("undo")));
    auto* layout = column(verdict, measure::normal, measure::tight);
    for (QLabel* words : {verdictReasons, verdictRemark}) {
        words->setWordWrap(true);
        layout->addWidget(words);
    }
    layout->addWidget(withdraw, 0, Qt::AlignLeft);
    connect(withdraw, &QPushButton::clicked, this, &EvidencePanel::withdrawAsked);
    return verdict;
}

void EvidencePanel::show(const PhotoDetail& detail) {
    shown = detail;
    line->show(detail.row.label, store.may(Command::RevealIdentity));
    findings->setFindings(detail.findings);
    list->scrollToTop();
    faces->clear();
    fill();
}

void EvidencePanel::showFaces(const FaceOpinion& opinion) {
    if (shown) faces->show(*shown, opinion);
}

void EvidencePanel::jumpToOther() { faces->jump(); }

void EvidencePanel::clear() {
    shown.reset();
    findings->setFindings({});
    faces->clear();
    card->hide();
    line->clear();
    state->clear();
    stateIcon->clear();
    origin->clear();
    summary->clear();
    verdict->hide();
}

void EvidencePanel::askIdentity() { line->ask(); }

void EvidencePanel::reveal(const QString& reason) {
    if (!shown) return;
    store.reveal(shown->row.subject, reason, this,
                 [this, subject = shown->row.subject](const Result<QString>& full) {
                     if (shown && shown->row.subject == subject) line->answer(full);
                 });
}

bool EvidencePanel::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Leave) Q_EMIT pointedAt({});
    return false;
}

void EvidencePanel::fill() {
    const PhotoDetail& photo = *shown;
    card->setVisible(store.may(Command::PrintReportCards));
    const Mark mark = stateMark(photo.row.state);
    stateIcon->setPixmap(icon(mark.icon, mark.ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    state->setText(photo.row.delivered ? tr("%1, delivered").arg(stateText(photo.row.state))
                                       : stateText(photo.row.state));
    origin->setText(whence());

    QStringList reasons;
    for (const QString& id : photo.reasons)
        reasons += reasonText(id);
    verdictReasons->setText(reasons.join(tr(", ", "between the reasons of a rejection")));
    verdictReasons->setVisible(!reasons.isEmpty());
    verdictRemark->setText(maskIdentityNumbers(photo.remark));
    verdictRemark->setVisible(!photo.remark.isEmpty());
    verdict->setVisible(!photo.verdict.isNull());
    withdraw->setVisible(mayWithdraw);

    const auto wrong =
        std::count_if(photo.findings.begin(), photo.findings.end(), [](const Finding& finding) {
            return finding.status == Status::Fail || finding.status == Status::Warn;
        });
    summary->setText(wrong ? tr("%n finding(s) to look at", nullptr, int(wrong)) : tr("All checks passed"));
}

QString EvidencePanel::whence() const {
    const auto specification = loadSpecification(shown->specification);
    const QString time =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(shown->row.importedMs), QLocale::ShortFormat);
    return tr("Imported %1\n%2").arg(time, specification ? specification->title : shown->specification);
}

} // namespace mianguan
