#include "ui/frame/top_bar.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>

namespace mianguan {

TopBar::TopBar(QWidget* parent) : QFrame(parent), filters(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(measure::topBar);
    store = new ElidedLabel("emphasis", this);
    practice = makeLabel("body", this);
    practice->setObjectName(QStringLiteral("practiceMark"));
    practice->hide();
    activity = new QToolButton(this);
    activity->setObjectName(QStringLiteral("activity"));
    activity->setIcon(icon(QStringLiteral("clock"), &Tokens::accent));
    activity->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    activity->setFocusPolicy(Qt::TabFocus);
    activity->hide();

    auto* layout = rowOf(this, 0, measure::hair);
    layout->setContentsMargins(measure::wide, 0, measure::normal, 0);
    layout->addWidget(store);
    layout->addSpacing(measure::tight);
    layout->addWidget(practice, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    layout->addWidget(activity);
    layout->addSpacing(measure::tight);
    filters->setExclusive(false);
    for (const Shown shown : everyShown) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("shown%1").arg(int(shown)));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        filters->addButton(button, int(shown));
        layout->addWidget(button);
    }
    connect(filters, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT shownChosen(Shown(id)); });
    connect(activity, &QToolButton::clicked, this, &TopBar::activityClicked);
    keepTranslated(this, [this] { translate(); });
}

void TopBar::setStore(const QString& name, bool isPractice) {
    storeName = name;
    practice->setVisible(isPractice);
    translate();
}

void TopBar::setCounts(const PhotoCounts& now) {
    counts = now;
    translate();
}

void TopBar::setShown(std::optional<Shown> which) {
    for (QAbstractButton* button : filters->buttons())
        button->setChecked(which && filters->id(button) == int(*which));
}

void TopBar::setActivity(const QString& words) {
    say(activity, words);
    activity->setVisible(!words.isEmpty());
}

void TopBar::translate() {
    store->setWords(storeName);
    practice->setText(tr("Practice store"));
    practice->setToolTip(tr("For trying things out. Nothing here is ever synchronised."));
    for (QAbstractButton* button : filters->buttons()) {
        const auto shown = Shown(filters->id(button));
        say(button, QStringLiteral("%1 %2").arg(shownText(shown)).arg(countOf(counts, shown)));
    }
}

} // namespace mianguan
