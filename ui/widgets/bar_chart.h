#pragma once

#include <QWidget>

#include <optional>

namespace mianguan {

/// Bars over time, and a line for how high they ought to be.
class BarChart : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString label; ///< below it, where there is room
        int value = 0;
    };
    explicit BarChart(QWidget* parent = nullptr);

    void setBars(QList<Bar> bars, std::optional<double> needed = {}, const QString& neededWords = {});
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double top() const; ///< the value at the upper edge
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintNeeded(QPainter& painter, const QRectF& area) const;

    QList<Bar> bars;
    std::optional<double> needed;
    QString neededWords;
};

} // namespace mianguan
