#include "ui/hub/hub_item_details.h"

#include "ui/base/live_text.h"
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

void HubItemDetails::show(const HubItem& item) {
    if (shown == item) return;
    shown = item;
    busy = false;
    fill();
}

void HubItemDetails::clear() {
    shown.reset();
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

void HubItemDetails::fill() {
    hint->setText(tr("Choose a line to see all of it."));
    hint->setVisible(!shown);
    scroll->setVisible(shown.has_value());
    setAccessibleName(tr("One item whole"));
    fillButtons();
    if (!shown) return tick->stop();
    const HubKindLook look = lookOf(shown->kind);
    mark->setPixmap(icon(look.icon, look.ink).pixmap(QSize(20, 20), devicePixelRatioF()));
    kind->setText(kindText(shown->kind));
    what->setText(shown->what);
    why->setText(shown->why.sentence);
    why->setVisible(!shown->why.sentence.isEmpty());
    remedy->setText(shown->why.remedy);
    remedy->setVisible(!shown->why.remedy.isEmpty());
    tell(whom, tr("Whose"), shown->whom);
    tell(who, tr("By whom"), shown->own ? shown->who : tr("%1, at another station").arg(shown->who));
    tell(when, tr("When"),
         QDateTime::fromMSecsSinceEpoch(shown->timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    tell(meaning, tr("What “%1” means").arg(kindText(shown->kind)), kindExplanation(shown->kind));
    tell(code, tr("For whoever is called for help"),
         QStringList{shown->why.code, shown->why.detail}.join(QLatin1Char(' ')).trimmed());
    count();
    shown->nextTryMs > 0 ? tick->start() : tick->stop();
}

void HubItemDetails::count() {
    tries->setText(triesText(*shown, QDateTime::currentMSecsSinceEpoch()));
    tries->setVisible(!tries->text().isEmpty());
}

/// The usual way first, and largest; the others side by side.
void HubItemDetails::fillButtons() {
    qDeleteAll(buttons->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly));
    buttons->setVisible(shown && !shown->remedies.isEmpty());
    buttons->setEnabled(!busy);
    if (!shown) return;
    for (int i = 0; i < int(shown->remedies.size()); ++i) {
        const HubRemedy way = shown->remedies.at(i);
        auto* button =
            makeButton(i == 0 ? "hubRemedyFirst" : "hubRemedy", i == 0 ? "primary" : "plain", buttons);
        say(button, remedyText(way, *shown), remedyTip(way));
        i == 0 ? places->addWidget(button, 0, 0, 1, -1)
               : places->addWidget(button, 1, i - 1, 1, shown->remedies.size() == 2 ? -1 : 1);
        connect(button, &QPushButton::clicked, this, [this, way] { Q_EMIT chosen(way); });
    }
}

} // namespace mianguan
