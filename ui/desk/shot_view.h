#pragma once

#include "core/spec/finding.h"

#include <QImage>
#include <QWidget>

namespace mianguan {

/// A standard photo as large as there is room, framed by what is thought of it: colour, shape and word.
class ShotView : public QWidget {
    Q_OBJECT
public:
    explicit ShotView(QWidget* parent = nullptr);

    void setPhoto(const QImage& photo, Status worst, const QString& word);
    void setWords(const QString& instead); ///< there is no photo
    QString word() const { return verdict; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage image;
    Status status = Status::Pass;
    QString verdict, empty;
};

} // namespace mianguan
