#pragma once

#include <QFrame>

namespace mianguan {

/// As wide as told, and as high as its wrapped words then need: what layouts alone get wrong in scrolled
/// places and in dialogs.
class FixedColumn : public QFrame {
    Q_OBJECT
public:
    FixedColumn(int width, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return false; } ///< of the width that others would give it
};

} // namespace mianguan
