#include "ui/review/queue_header.h"

#include "core/base/clock.h"
#include "ui/base/live_text.h"
#include "ui/review/photo_list.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QTimer>

namespace mianguan {

QueueHeader::QueueHeader(const PhotoFilter& shown, QWidget* parent)
    : QWidget(parent), filter(shown), place(makeLabel("section", this)), wait(makeLabel("small", this)) {
    place->setObjectName(QStringLiteral("queuePlace"));
    wait->setWordWrap(true);
    auto* layout = column(this, 0, 2);
    layout->setContentsMargins(measure::normal, measure::normal, measure::tight, measure::tight);
    layout->addWidget(place);
    layout->addWidget(wait);
    auto* minute = new QTimer(this);
    connect(minute, &QTimer::timeout, this, &QueueHeader::refresh);
    minute->start(std::chrono::minutes(1));
    keepTranslated(this, [this] { refresh(); });
}

void QueueHeader::setCurrent(std::optional<Id> subject) {
    current = subject;
    refresh();
}

void QueueHeader::refresh() {
    const int row = current ? filter.rowOf(*current) : -1;
    place->setText(row < 0 ? shownText(filter.shown())
                           : tr("%1 of %2", "place in the queue").arg(row + 1).arg(filter.rowCount()));
    const bool queue = filter.shown() == Shown::Pending && filter.rowCount() > 0;
    wait->setVisible(queue);
    if (!queue) return;
    const qint64 since = filter.index(0, 0).data(PhotoList::ImportedRole).toLongLong();
    const qint64 minutes = (nowMs() - since) / 60'000;
    if (minutes < 1)
        wait->setText(tr("oldest: just now"));
    else if (minutes < 60)
        wait->setText(tr("oldest: %n minute(s)", "has been waiting", int(minutes)));
    else
        wait->setText(tr("oldest: %1 h %2 min", "has been waiting").arg(minutes / 60).arg(minutes % 60));
}

} // namespace mianguan
