#include "ui/import/unmatched_card.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QTimer>

namespace mianguan {

namespace {

constexpr int pause = 300; // ms without anything new

} // namespace

UnmatchedCard::UnmatchedCard(Store& target, QWidget* parent)
    : QFrame(parent), store(target), later(new QTimer(this)) {
    setObjectName(QStringLiteral("unmatchedCard"));
    setProperty("kind", QStringLiteral("card"));
    pool.setMaxThreadCount(1);
    later->setSingleShot(true);
    later->setInterval(pause);
    title = makeLabel("section", this);
    title->setIndent(measure::hair); // as the box above stands
    words = new ElidedLabel("quiet", this);
    match = makeButton("matchByHand", "plain", this);
    match->setIcon(icon(QStringLiteral("person")));
    auto* layout = rowOf(this, measure::tight, measure::normal);
    layout->addWidget(title);
    layout->addWidget(words, 1);
    layout->addWidget(match);
    connect(match, &QPushButton::clicked, this, &UnmatchedCard::matchAsked);
    connect(later, &QTimer::timeout, this, &UnmatchedCard::refresh);
    const auto again = [this] { later->start(); };
    connect(&store, &Store::photoAdded, this, again);
    connect(&store, &Store::photosPurged, this, again);
    connect(&store, &Store::graduatesChanged, this, again);
    keepTranslated(this, [this] { show(count); });
    hide();
    refresh();
}

UnmatchedCard::~UnmatchedCard() { pool.waitForDone(); }

void UnmatchedCard::refresh() {
    runAside(
        pool, this, [this] { return store.batches().isEmpty() ? 0 : int(store.unmatched().size()); },
        [this](int photos) { show(photos); });
}

void UnmatchedCard::show(int photos) {
    count = photos;
    title->setText(tr("%n photo(s) of nobody on the roster", nullptr, count));
    static_cast<ElidedLabel*>(words)->setWords(
        tr("Their file names hold no number of a graduate, or of several."));
    say(match, tr("Match by hand…"));
    setVisible(count > 0 && store.may(Command::ImportPhotos));
}

} // namespace mianguan
