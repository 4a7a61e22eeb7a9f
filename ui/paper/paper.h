#pragma once

#include <QtGlobal>

class QPagedPaintDevice;
class QPainter;

namespace mianguan {

/// Something that lies on A4 paper, black on white whatever the colours of the program. Lengths are tenths of
/// a millimetre.
class Paper {
public:
    static constexpr double width = 2100, height = 2970;

    virtual ~Paper() = default;
    virtual int pages() const = 0;
    virtual void paint(QPainter& painter, int page) const = 0; ///< the painter counts as this does
    void print(QPagedPaintDevice& device) const;               ///< every page; the device is A4, no margins
};

} // namespace mianguan
