#include "ui/paper/paper.h"

#include <QPagedPaintDevice>
#include <QPainter>

namespace mianguan {

void Paper::print(QPagedPaintDevice& device) const {
    QPainter painter(&device);
    painter.scale(device.width() / width, device.width() / width);
    for (int page = 0; page < pages(); ++page) {
        if (page > 0) device.newPage();
        paint(painter, page);
    }
}

} // namespace mianguan
