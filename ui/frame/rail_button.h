#pragma once

#include <QToolButton>

namespace mianguan {

/// A page's button, with how many things there need someone; nothing is shown of none.
class RailButton : public QToolButton {
    Q_OBJECT
public:
    using QToolButton::QToolButton;
    void setCount(int count);
    int count() const { return number; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int number = 0;
};

} // namespace mianguan
