#pragma once

#include "ui/widgets/view_geometry.h"

#include <QObject>

namespace mianguan {

/// The look shared by views that move in step.
class ZoomLink : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const Look& look() const { return shared; }
    void fit();
    void zoomBy(double ratio, const QPointF& around); ///< `around` in base fractions stays where it is
    void zoomBy(double ratio) { zoomBy(ratio, shared.focus); }
    void moveBy(const QPointF& fractions); ///< of the base

Q_SIGNALS:
    void changed();

private:
    void set(const Look& look);
    Look shared;
};

} // namespace mianguan
