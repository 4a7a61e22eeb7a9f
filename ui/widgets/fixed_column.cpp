#include "ui/widgets/fixed_column.h"

#include <QLayout>

namespace mianguan {

FixedColumn::FixedColumn(int width, QWidget* parent) : QFrame(parent) { setFixedWidth(width); }

QSize FixedColumn::sizeHint() const {
    const int width = minimumWidth();
    if (!layout()) return {width, 0};
    const int frame = 2 * frameWidth();
    const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width - frame)
                                                   : layout()->totalMinimumSize().height();
    return {width, high + frame};
}

} // namespace mianguan
