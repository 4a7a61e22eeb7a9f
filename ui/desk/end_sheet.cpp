#include "ui/desk/end_sheet.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/widgets/parts.h"

#include <algorithm>

namespace mianguan {

namespace {

constexpr int mostNames = 8;

QString namesOf(const QList<ReportLine>& lines) {
    QStringList names;
    for (const ReportLine& line : lines.mid(0, mostNames))
        names += line.name;
    return names.join(EndSheet::tr(", ", "between names of people"));
}

} // namespace

EndSheet::EndSheet(Store& target, const SessionReport& told, QWidget* parent)
    : Sheet("endSheet", parent), store(target), report(told) {
    tally = makeLabel("body", this);
    tally->setObjectName(QStringLiteral("endTally"));
    still = makeLabel("body", this);
    still->setObjectName(QStringLiteral("endOpen"));
    for (QLabel* label : {tally, still}) {
        label->setWordWrap(true);
        form()->addWidget(label);
    }
    connect(goOn(), &QPushButton::clicked, this, &EndSheet::end);
    keepTranslated(this, [this] { translate(); });
    goOn()->setFocus();
}

QStringList EndSheet::openWords() const {
    const SessionTally& sum = report.tally;
    QStringList words;
    if (const int number = int(report.unphotographed.size()); number > 0) {
        QString names = namesOf(report.unphotographed);
        if (number > mostNames) names += tr(" and %n more", nullptr, number - mostNames);
        words += tr("Received and not photographed: %1. They go onto the makeup list.").arg(names);
    }
    if (const int expected = report.stillToCome - int(report.unphotographed.size()); expected > 0)
        words += tr("%n on the list neither came nor were marked absent.", nullptr, expected);
    if (sum.pending > 0) words += tr("%n photo(s) wait for review.", nullptr, sum.pending);
    if (sum.rejected > 0) words += tr("%n were rejected and come again.", nullptr, sum.rejected);
    return words;
}

void EndSheet::translate() {
    setWords(
        tr("Close %1").arg(report.session.name),
        tr("Nobody can be photographed at it afterwards, and it cannot be opened again. The hand-over sheet "
           "comes next; it can be printed again at any time."),
        tr("Close the session"));
    const SessionTally& sum = report.tally;
    tally->setText(tr("%1 on the list · %2 arrived · %3 photographed · %4 absent · %5 rejected")
                       .arg(sum.listed)
                       .arg(sum.arrived)
                       .arg(sum.photos)
                       .arg(sum.absent)
                       .arg(sum.rejected));
    const QStringList words = openWords();
    still->setText(words.isEmpty()
                       ? tr("Nothing is left open.")
                       : tr("Still open:") + QStringLiteral("\n• ") + words.join(QStringLiteral("\n• ")));
}

void EndSheet::end() {
    setBusy(true);
    store.closeSession(report.session.id, this, [this](const Result<Id>& answer) {
        settle(answer);
        if (answer) Q_EMIT ended(report.session.id);
    });
}

} // namespace mianguan
