#include "ui/widgets/fitting_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>

namespace mianguan {

namespace {

constexpr int leastHeight = 160;

} // namespace

FittingScroll::FittingScroll(QWidget* held, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(held);
}

QSize FittingScroll::sizeHint() const {
    const QLayout* inner = widget()->layout();
    const int high =
        inner->hasHeightForWidth() ? inner->totalHeightForWidth(width()) : inner->totalSizeHint().height();
    return {inner->totalMinimumSize().width(), high};
}

QSize FittingScroll::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {whole.width(), std::min(whole.height(), leastHeight)};
}

bool FittingScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FittingScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
}

} // namespace mianguan
