#include "ui/import/reference_card.h"

#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QDir>

namespace mianguan {

ReferenceCard::ReferenceCard(Store& store, Settings& remembered, QWidget* parent)
    : QFrame(parent), settings(remembered), import(new ReferenceImport(store, this)) {
    setObjectName(QStringLiteral("referenceCard"));
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    title->setIndent(measure::hair); // as the box above stands
    words = new ElidedLabel("quiet", this);
    words->setObjectName(QStringLiteral("referenceWords"));
    pick = makeButton("chooseReferences", "plain", this);
    pick->setIcon(icon(QStringLiteral("person")));
    auto* layout = rowOf(this, measure::tight, measure::normal);
    layout->addWidget(title);
    layout->addWidget(words, 1);
    layout->addWidget(pick);
    connect(pick, &QPushButton::clicked, this, [this] {
        if (running())
            cancel();
        else
            choose();
    });
    connect(import, &ReferenceImport::progressed, this, [this](int now, int all) {
        done = now;
        total = all;
        refresh();
        Q_EMIT progressSaid(tr("Reference pictures %1 of %2").arg(done).arg(total));
    });
    connect(import, &ReferenceImport::finished, this, &ReferenceCard::showResult);
    keepTranslated(this, [this] { refresh(); });
}

void ReferenceCard::choose() {
    chooseFolder(this, {tr("Folder with reference pictures"), settings.get(setting::referenceFolder), {}},
                 [this](const QString& chosen) {
                     settings.set(setting::referenceFolder, chosen);
                     start(chosen);
                 });
}

void ReferenceCard::start(const QString& folder) {
    if (running()) return;
    last.reset();
    done = total = 0;
    import->start({folder});
    refresh();
}

void ReferenceCard::showResult(const Result<ReferenceImport::Tally>& tally) {
    if (tally)
        last = *tally;
    else
        Q_EMIT failed(tally.error());
    refresh();
    Q_EMIT progressSaid({});
}

QString ReferenceCard::resultText() const {
    QStringList parts{tr("%n added", nullptr, last->added)};
    if (last->known > 0) parts += tr("%n already here", nullptr, last->known);
    if (last->unmatched > 0) parts += tr("%n of nobody whose photo is here", nullptr, last->unmatched);
    if (!last->unreadable.isEmpty()) parts += tr("%n unreadable", nullptr, int(last->unreadable.size()));
    return parts.join(QStringLiteral(" · "));
}

void ReferenceCard::refresh() {
    title->setText(tr("Reference pictures"));
    if (running())
        words->setWords(tr("%1 of %2").arg(done).arg(total));
    else if (last)
        words->setWords(resultText());
    else
        words->setWords(
            tr("From identity cards or admissions, named by identity number or as the photos are."));
    words->setToolTip(last ? last->unreadable.mid(0, 20).join(QLatin1Char('\n')) : QString());
    say(pick, running() ? tr("Cancel") : tr("Choose folder…"));
}

} // namespace mianguan
