#pragma once

#include "ui/camera/camera_post.h"
#include "ui/camera/preview_paint.h"

#include <QWidget>

namespace mianguan {

/// The live picture with what the specification asks for over it and one instruction under it. Mirrored on
/// request, for eyes only: pictures pass through it to nobody.
class PreviewView : public QWidget {
    Q_OBJECT
public:
    explicit PreviewView(const Specification& specification, QWidget* parent = nullptr);

    void setMirrored(bool mirror);
    void setForSitter(bool is); ///< what only the operator can mend is "One moment, please"

    void setPicture(const PreviewPicture& picture);
    void setGuide(const GuideFrame& frame);
    void setAbsence(const QString& why);      ///< there is no live picture; the words stand in its place
    void setTrouble(const QString& sentence); ///< the picture is no longer live; empty when it is again

    QSize room() const; ///< for the picture, screen pixels
    QString words() const { return line.text; }
    int painted() const { return shown; }
    int dropped() const { return overtaken; } ///< pictures replaced before they were painted
    QSize sizeHint() const override { return {540, 720}; }

Q_SIGNALS:
    void roomChanged(const QSize& pixels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRectF area() const;
    QRectF place() const; ///< of the picture in the view
    QRectF regionPlace() const;
    QRectF wordsPlace() const;
    void refreshWords();
    QString absenceNow() const;
    PreviewWords wordsNow() const;
    PreviewMarks marksNow() const;
    QRectF headPlace() const;
    QTransform frameToView() const; ///< shares of the frame → view, mirrored as the picture is
    void paintPicture(QPainter& painter);
    void paintRegion(QPainter& painter);

    Specification spec;
    PreviewPicture picture;
    QImage still; ///< the last picture, grey, while it is not live
    std::optional<GuideFrame> guide;
    PreviewWords line;
    QString absence, trouble;
    bool mirrored = false, forSitter = false, fresh = false;
    int shown = 0, overtaken = 0;
};

} // namespace mianguan
