#include "ui/hub/hub_item_details.h"

#include "ui/base/live_text.h"
#include "ui/hub/group_words.h"
#include "ui/hub/hub_words.h"
#include "ui/hub/item_words.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QGridLayout>
#include <QScrollArea>
#include <QTimer>

namespace mianguan {

HubItemDetails::HubItemDetails(QWidget* parent) : QFrame(parent), tick(new QTimer(this)) {
    setObjectName(QStringLiteral("hubItemDetails"));
    setProperty("kind", QStringLiteral("card"));
    hint = makeLabel("quiet", this);
    hint->setAlignment(Qt::AlignCenter);
    facts = new QWidget(this);
    facts->setProperty("kind", QStringLiteral("form"));
    mark = new QLabel(facts);
    kind = makeLabel("field", facts);
    what = makeLabel("emphasis", facts);
    why = makeLabel("body", facts);
    remedy = makeLabel("body", facts);
    tries = makeLabel("quiet", facts);
    tries->setObjectName(QStringLiteral("hubItemTries"));
    remedy->setObjectName(QStringLiteral("hubItemRemedy"));
    kind->setObjectName(QStringLiteral("hubItemKind"));
    what->setObjectName(QStringLiteral("hubItemWhat"));
    for (QLabel* label : {hint, what, why, remedy, tries})
        label->setWordWrap(true);
    auto* top = rowOf(nullptr, 0, measure::tight);
    top->addWidget(mark);
    top->addWidget(kind, 1);
    inside = column(facts, measure::wide, measure::hair);
    inside->addLayout(top);
    for (QLabel* label : {what, why, remedy, tries})
        inside->addWidget(label);
    whom = addFact("hubItemWhom");
    who = addFact("hubItemWho");
    when = addFact("hubItemWhen");
    meaning = addFact("hubItemMeaning");
    code = addFact("hubItemCode");
    inside->addStretch();
    scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(facts);
    buttons = new QWidget(this);
    places = new QGridLayout(buttons);
    places->setContentsMargins(measure::wide, measure::wide, measure::wide, measure::wide);
    places->setSpacing(measure::tight);
    auto* layout = column(this, 1, 0);
    layout->addWidget(hint, 1);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    tick->setInterval(1000);
    connect(tick, &QTimer::timeout, this, &HubItemDetails::count);
    keepTranslated(this, [this] { fill(); });
    keepStyled(this, [this] { fill(); });
}

HubItemDetails::Fact HubItemDetails::addFact(const char* name) {
    const Fact fact{makeLabel("small", facts), makeLabel("body", facts)};
    fact.words->setObjectName(QLatin1String(name));
    fact.words->setWordWrap(true);
    fact.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* pair = column(nullptr, 0, 0);
    pair->addSpacing(measure::hair);
    pair->addWidget(fact.title);
    pair->addWidget(fact.words);
    inside->addLayout(pair);
    return fact;
}

void HubItemDetails::show(const QList<HubItem>& items) {
    if (shown == items && !items.isEmpty()) return;
    shown = items;
    busy = false;
    fill();
}

void HubItemDetails::setBusy(bool is) {
    busy = is;
    buttons->setEnabled(!busy);
}

void HubItemDetails::tell(const Fact& fact, const QString& title, const QString& words) {
    fact.title->setText(title);
    fact.words->setText(words);
    fact.words->setAccessibleName(title + QStringLiteral(": ") + words);
    fact.title->setVisible(!words.isEmpty());
    fact.words->setVisible(!words.isEmpty());
}

void HubItemDetails::tell(QLabel* label, const QString& words) {
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

void HubItemDetails::fill() {
    const bool any = !shown.isEmpty();
    hint->setText(tr("Choose a line to see all of it, or several with Ctrl or Shift."));
    hint->setVisible(!any);
    scroll->setVisible(any);
    setAccessibleName(shown.size() > 1 ? tr("The chosen items together") : tr("One item whole"));
    fillButtons();
    tick->stop();
    if (!any) return;
    const HubKindLook look = lookOf(shown.first().kind);
    mark->setPixmap(icon(look.icon, look.ink).pixmap(QSize(20, 20), devicePixelRatioF()));
    shown.size() == 1 ? fillOne(shown.first()) : fillMany();
    count();
}

void HubItemDetails::fillOne(const HubItem& item) {
    kind->setText(kindText(item.kind));
    tell(what, item.what);
    tell(why, item.why.sentence);
    tell(remedy, item.why.remedy);
    tell(whom, tr("Whose"), item.whom);
    tell(who, tr("By whom"), item.own ? item.who : tr("%1, at another station").arg(item.who));
    tell(when, tr("When"),
         QDateTime::fromMSecsSinceEpoch(item.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    tell(meaning, tr("What “%1” means").arg(kindText(item.kind)), kindExplanation(item.kind));
    tell(code, tr("For whoever is called for help"),
         QStringList{item.why.code, item.why.detail}.join(QLatin1Char(' ')).trimmed());
    if (item.nextTryMs > 0) tick->start();
}

void HubItemDetails::fillMany() {
    kind->setText(tr("%Ln item(s) chosen", nullptr, int(shown.size())));
    tell(what, kindsText(shown));
    tell(why, deedsText(shown));
    tell(remedy, leftText(leftOf(shown)));
    tell(whom, tr("Whose"), namesText(shown));
    tell(who, tr("By whom"), authorsText(shown));
    tell(when, tr("When"), timesText(shown));
    tell(meaning, tr("What the hub said"), reasonsText(shown));
    tell(code, {}, {});
}

void HubItemDetails::count() {
    tell(tries, shown.size() > 1 ? QString() : triesText(shown.first(), QDateTime::currentMSecsSinceEpoch()));
}

/// The usual way first, and largest; the others side by side, or below it where they say how many.
void HubItemDetails::fillButtons() {
    qDeleteAll(buttons->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly));
    const QList<HubRemedy> ways = shown.isEmpty() ? QList<HubRemedy>() : remediesOf(shown);
    const bool many = shown.size() > 1;
    buttons->setVisible(!ways.isEmpty());
    buttons->setEnabled(!busy);
    for (int i = 0; i < int(ways.size()); ++i) {
        const HubRemedy way = ways.at(i);
        auto* button =
            makeButton(i == 0 ? "hubRemedyFirst" : "hubRemedy", i == 0 ? "primary" : "plain", buttons);
        say(button,
            many ? remedyText(way, int(thoseWith(way, shown).size())) : remedyText(way, shown.first()),
            remedyTip(way));
        i == 0 || many ? places->addWidget(button, i, 0, 1, -1)
                       : places->addWidget(button, 1, i - 1, 1, ways.size() == 2 ? -1 : 1);
        connect(button, &QPushButton::clicked, this, [this, way] { Q_EMIT chosen(way); });
    }
}

} // namespace mianguan
