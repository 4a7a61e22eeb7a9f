#pragma once

#include <QWidget>

namespace mianguan {

/// Every key of the review page, over the page until any key or click.
class KeysOverlay : public QWidget {
    Q_OBJECT
public:
    explicit KeysOverlay(QWidget* over);
    void open();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void close();
    void fill();
    QWidget* card;
};

} // namespace mianguan
