#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QPropertyAnimation;
class QTimer;

namespace mianguan {

/// A short word over its parent that fades by itself; never takes a click or the focus.
class Toast : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double strength READ strength WRITE setStrength)
public:
    explicit Toast(QWidget* over);

    void say(const QString& words, const QString& iconName, Ink ink);
    QString words() const { return text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double strength() const { return opacity; }
    void setStrength(double value);
    void place();

    QString text, iconName;
    Ink ink = &Tokens::text;
    double opacity = 0;
    QPropertyAnimation* fade;
    QTimer* stay;
};

} // namespace mianguan
