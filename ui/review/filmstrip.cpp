#include "ui/review/filmstrip.h"

#include "ui/base/live_text.h"
#include "ui/review/photo_filter.h"
#include "ui/review/pictures.h"
#include "ui/review/thumbnail_delegate.h"
#include "ui/theme/measures.h"

#include <QScrollBar>

namespace mianguan {

Filmstrip::Filmstrip(Form form, PhotoFilter& shown, Pictures& source, QWidget* parent)
    : QListView(parent), filter(shown), pictures(source) {
    setObjectName(form == Form::Strip ? QStringLiteral("filmstrip") : QStringLiteral("photoGrid"));
    setItemDelegate(new ThumbnailDelegate(source, this));
    setModel(&shown);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalScrollBar()->setSingleStep(48);
    if (form == Form::Grid) {
        setFlow(LeftToRight);
        setWrapping(true);
        setResizeMode(Adjust);
        setLayoutMode(SinglePass);
    } else {
        setFocusPolicy(Qt::NoFocus);
    }
    connect(&source, &Pictures::thumbnailReady, this,
            [this](const Id& subject) { update(filter.index(filter.rowOf(subject), 0)); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &Filmstrip::keepVisibleThumbnails);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        if (const auto subject = filter.subjectAt(index.row())) Q_EMIT opened(*subject);
    });
    keepTranslated(this, [this] { setAccessibleName(tr("Photos in the queue")); });
}

void Filmstrip::setCurrent(const Id& subject) {
    const QModelIndex index = filter.index(filter.rowOf(subject), 0);
    telling = false;
    setCurrentIndex(index);
    telling = true;
    if (index.isValid()) scrollTo(index, EnsureVisible);
}

void Filmstrip::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (!telling || !current.isValid()) return;
    if (const auto subject = filter.subjectAt(current.row())) Q_EMIT chosen(*subject);
}

void Filmstrip::keepVisibleThumbnails() {
    QSet<Id> visible;
    const QRect area = viewport()->rect();
    for (int row = std::max(0, indexAt(area.topLeft() + QPoint(20, 20)).row()); row < filter.rowCount();
         ++row) {
        if (visualRect(filter.index(row, 0)).top() > area.bottom()) break;
        visible.insert(*filter.subjectAt(row));
    }
    pictures.keepThumbnails(visible);
}

} // namespace mianguan
