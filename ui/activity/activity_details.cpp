#include "ui/activity/activity_details.h"

#include "ui/activity/activity_words.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

constexpr const char* names[] = {"detailWho",     "detailWhom", "detailWhen",
                                 "detailStation", "detailSeq",  "detailHash"};

/// Breaks only where it is allowed to; a hash has no such place by itself.
QString inGroups(const QString& hex) {
    QString groups;
    for (int i = 0; i < hex.size(); i += 8)
        groups += hex.mid(i, 8) + QLatin1Char(i % 32 == 24 ? '\n' : ' ');
    return groups.trimmed();
}

} // namespace

ActivityDetails::ActivityDetails(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("activityDetails"));
    setProperty("kind", QStringLiteral("card"));
    hint = makeLabel("quiet", this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    facts = new QWidget(this);
    mark = new QLabel(facts);
    sentence = makeLabel("emphasis", facts);
    sentence->setObjectName(QStringLiteral("detailSentence"));
    sentence->setWordWrap(true);
    auto* inside = column(facts, 0, measure::hair);
    inside->addWidget(mark);
    inside->addSpacing(measure::hair);
    inside->addWidget(sentence);
    for (const char* name : names) {
        auto* title = makeLabel("small", facts);
        rows += Fact{title, addFact(name)};
        inside->addSpacing(measure::tight);
        inside->addWidget(title);
        inside->addWidget(rows.last().words);
    }
    signature = makeLabel("quiet", facts);
    signature->setWordWrap(true);
    inside->addSpacing(measure::tight);
    inside->addWidget(signature);
    inside->addStretch();
    open = makeButton("openPhoto", "plain", facts);
    inside->addWidget(open);
    auto* layout = column(this, measure::wide, 0);
    layout->addWidget(hint, 1);
    layout->addWidget(facts, 1);
    connect(open, &QPushButton::clicked, this, &ActivityDetails::photoAsked);
    keepTranslated(this, [this] { fill(); });
    keepStyled(this, [this] { fill(); });
}

QLabel* ActivityDetails::addFact(const char* name) {
    auto* words = makeLabel("body", facts);
    words->setObjectName(QLatin1String(name));
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return words;
}

void ActivityDetails::show(const ActivityRow& row, bool photoCanBeOpened) {
    shown = row;
    openable = photoCanBeOpened;
    fill();
}

void ActivityDetails::clear() {
    shown.reset();
    fill();
}

void ActivityDetails::fill() {
    hint->setText(tr("Choose a line to see all of it."));
    hint->setVisible(!shown);
    facts->setVisible(shown.has_value());
    setAccessibleName(tr("One event whole"));
    if (!shown) return;
    mark->setPixmap(icon(kindIcon(shown->kind), &Tokens::quiet).pixmap(QSize(24, 24), devicePixelRatioF()));
    sentence->setText(shown->sentence);
    const std::pair<QString, QString> told[] = {
        {tr("Who"), shown->who},
        {tr("To whom"), shown->whom},
        {tr("When, by the station's clock"), exactTimeText(shown->timeMs)},
        {tr("Station"), inGroups(shown->station.hex())},
        {tr("Place in the station's chain"), QString::number(shown->seq)},
        {tr("Its seal (SHA-256)"), inGroups(shown->hash)},
    };
    for (int i = 0; i < rows.size(); ++i) {
        rows.at(i).title->setText(told[i].first);
        rows.at(i).words->setText(told[i].second);
        rows.at(i).words->setAccessibleName(told[i].first + QStringLiteral(": ") + told[i].second);
        rows.at(i).title->setVisible(!told[i].second.isEmpty());
        rows.at(i).words->setVisible(!told[i].second.isEmpty());
    }
    signature->setText(signatureText(*shown));
    say(open, tr("Open the photo"));
    open->setVisible(openable);
}

} // namespace mianguan
