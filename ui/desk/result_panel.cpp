#include "ui/desk/result_panel.h"

#include "ui/base/live_text.h"
#include "ui/desk/key_list.h"
#include "ui/desk/shot_view.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/finding_delegate.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QListView>
#include <QStyle>

namespace mianguan {

namespace {

Findings toMend(const Findings& all) {
    Findings some;
    for (const Finding& finding : all)
        if (finding.status == Status::Fail || finding.status == Status::Warn) some += finding;
    return some;
}

} // namespace

ResultPanel::ResultPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("resultPanel"));
    view = new ShotView(this);
    likeness = makeLabel("section", this);
    likeness->setObjectName(QStringLiteral("likeness"));
    likeness->setWordWrap(true);
    strip = new QWidget(this);
    thumbs = rowOf(strip, 0, measure::hair);
    choice = new QButtonGroup(this);
    summary = makeLabel("section", this);
    findings = new FindingList(this);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("shotFindings"));
    list->setModel(findings);
    list->setItemDelegate(new FindingDelegate(list));
    list->setResizeMode(QListView::Adjust);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFocusPolicy(Qt::TabFocus);
    keys = new KeyList(this);
    shoot = new KeyButton("shoot", "plain", QStringLiteral("␣"), this);
    submit = new KeyButton("submitShot", "approve", QStringLiteral("↵"), this);
    for (KeyButton* button : {shoot, submit}) {
        button->setCentred();
        button->setMinimumHeight(measure::bigTarget);
    }
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(shoot, 1);
    buttons->addWidget(submit, 1);
    auto* layout = column(this, measure::normal, measure::tight);
    layout->addWidget(view, 3);
    layout->addWidget(strip);
    layout->addWidget(likeness);
    layout->addWidget(summary);
    layout->addWidget(list, 2);
    layout->addWidget(keys, 2);
    layout->addLayout(buttons);
    connect(choice, &QButtonGroup::idClicked, this, &ResultPanel::shotChosen);
    connect(shoot, &QPushButton::clicked, this, &ResultPanel::shootAsked);
    connect(submit, &QPushButton::clicked, this, &ResultPanel::submitAsked);
    setLikeness(Band::Same, {});
    keepTranslated(this, [this] { translate(); });
}

void ResultPanel::translate() {
    list->setAccessibleName(tr("What to mend"));
    strip->setAccessibleName(tr("Shots"));
    say(submit, tr("Submit"), tr("Submit this photo and call the next graduate (Enter)"));
    findings->retranslate();
    refresh();
}

void ResultPanel::setRun(DeskRun* next) {
    run = next;
    image = {};
    pictured = -1;
    refresh();
}

void ResultPanel::setLikeness(Band band, const QString& words) {
    likeness->setText(words);
    likeness->setProperty("role", band == Band::Same ? QStringLiteral("section") : QStringLiteral("caution"));
    likeness->style()->polish(likeness);
    likeness->setVisible(!words.isEmpty());
}

QString ResultPanel::verdictOf(const DeskRun::Shot& shot) const {
    switch (shot.worst()) {
    case Status::Fail:
        return tr("Take it again");
    case Status::Warn:
        return tr("Look, then submit");
    default:
        return tr("Good");
    }
}

void ResultPanel::refresh() {
    const bool seated = run && (run->step() == DeskRun::Step::Seated || run->step() == DeskRun::Step::Shown);
    say(shoot, run && !run->shots().isEmpty() ? tr("Again") : tr("Shoot"), tr("Take a picture (Space)"));
    const int chosen = run ? run->chosen() : -1;
    const bool fine = chosen >= 0 && run->shots().at(chosen).worst() != Status::Fail;
    setKind(shoot, seated && !fine ? "primary" : "plain");
    setKind(submit, fine ? "approve" : "plain");
    shoot->setEnabled(seated);
    submit->setEnabled(run && run->step() == DeskRun::Step::Shown && run->chosen() >= 0 && !run->busy());
    showShots();
    showChosen();
}

void ResultPanel::showShots() {
    while (QLayoutItem* item = thumbs->takeAt(0)) {
        if (QWidget* old = item->widget()) old->deleteLater();
        delete item;
    }
    const int count = run ? int(run->shots().size()) : 0;
    strip->setVisible(count > 1);
    for (int i = 0; i < count; ++i) {
        const DeskRun::Shot& shot = run->shots().at(i);
        const Mark mark = markOf(shot.worst());
        auto* button = makeButton(qPrintable(QStringLiteral("shot%1").arg(i + 1)), "plain", strip);
        button->setCheckable(true);
        button->setChecked(i == run->chosen());
        button->setEnabled(shot.made());
        button->setIcon(icon(mark.icon, mark.ink));
        say(button, QString::number(i + 1), tr("Shot %1: %2").arg(i + 1).arg(verdictOf(shot)));
        choice->addButton(button, i);
        thumbs->addWidget(button);
    }
    thumbs->addStretch();
}

void ResultPanel::showChosen() {
    const bool any = run && !run->shots().isEmpty();
    const int index = any ? (run->chosen() >= 0 ? run->chosen() : int(run->shots().size()) - 1) : -1;
    if (any) keys->hide(); // before others come: both together make the window grow
    summary->setVisible(any);
    list->setVisible(any);
    if (!any) keys->show();
    if (!any) {
        image = {};
        pictured = -1;
        findings->setFindings({});
        view->setWords(run && run->busy() ? tr("Being made…") : tr("The photo will stand here."));
        return;
    }
    const DeskRun::Shot& shot = run->shots().at(index);
    if (pictured != index || picturedOf != run->shots().size())
        image = QImage::fromData(shot.portrait.jpeg, "JPEG");
    pictured = index;
    picturedOf = int(run->shots().size());
    const Findings mend = toMend(shot.portrait.findings);
    if (image.isNull())
        view->setWords(tr("No standard photo could be made of this shot."));
    else
        view->setPhoto(image, shot.worst(), verdictOf(shot));
    summary->setText(mend.isEmpty() ? tr("Nothing to mend")
                                    : tr("%n thing(s) to mend", nullptr, int(mend.size())));
    findings->setFindings(mend);
}

} // namespace mianguan
