#pragma once

#include <QScrollArea>

namespace mianguan {

/// As high as what it holds while there is room, and scrolled where there is not.
class FittingScroll : public QScrollArea {
    Q_OBJECT
public:
    FittingScroll(QWidget* held, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace mianguan
