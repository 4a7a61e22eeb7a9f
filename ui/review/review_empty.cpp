#include "ui/review/review_empty.h"

#include "ui/widgets/parts.h"

namespace mianguan {

ReviewEmpty::ReviewEmpty(QWidget* parent) : EmptyState(QStringLiteral("photo"), parent) {
    setObjectName(QStringLiteral("reviewEmpty"));
    act = addAction("emptyAction", "primary");
    explain(Shown::Pending, {});
    connect(act, &QPushButton::clicked, this, [this] {
        if (next == Next::Import)
            Q_EMIT importAsked();
        else if (next == Next::Delivery)
            Q_EMIT deliveryAsked();
        else
            Q_EMIT allAsked();
    });
}

void ReviewEmpty::explain(Shown shown, const PhotoCounts& counts) {
    if (countOf(counts, Shown::All) == 0)
        say(Next::Import, tr("No photos yet"),
            fed ? tr("Photos taken at other stations come from the hub by themselves; files can be imported "
                     "here.")
                : tr("Drop photos or folders anywhere on this window, or choose files, or have a folder "
                     "watched."),
            tr("Import photos"));
    else if (shown != Shown::Pending)
        say(Next::All, tr("No photos here"), tr("No photo is in the state “%1”.").arg(shownText(shown)),
            tr("Show all photos"));
    else if (counts.undelivered > 0)
        say(Next::Delivery, tr("Everything is reviewed"),
            tr("%n approved photo(s) wait to be delivered.", nullptr, counts.undelivered),
            tr("Go to delivery"));
    else
        say(Next::All, tr("Everything is reviewed"), tr("Nothing waits to be delivered either."),
            tr("Show all photos"));
}

void ReviewEmpty::say(Next what, const QString& headline, const QString& explanation, const QString& button) {
    next = what;
    setWords(headline, explanation);
    mianguan::say(act, button);
}

} // namespace mianguan
