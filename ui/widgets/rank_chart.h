#pragma once

#include <QWidget>

namespace mianguan {

/// What is most frequent, one line each: a bar for now and a thin one below it for what was before.
class RankChart : public QWidget {
    Q_OBJECT
public:
    struct Line {
        QString words;
        double now = 0, before = 0; ///< 0 to 1
        QString value;              ///< beside the bars
    };
    explicit RankChart(QWidget* parent = nullptr);

    void setLines(QList<Line> lines);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLine(QPainter& painter, const QRect& row, const Line& line, double most) const;
    QList<Line> lines;
};

} // namespace mianguan
