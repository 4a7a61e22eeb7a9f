#pragma once

#include "core/guidance/guide.h"
#include "ui/camera/preview_view.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace mianguan {

/// The sitter's own screen: the mirrored picture with one instruction, afterwards the photo to agree to. On
/// the second screen when there is one.
class SitterWindow : public QWidget {
    Q_OBJECT
public:
    explicit SitterWindow(const Specification& specification);

    void setPicture(const PreviewPicture& picture);
    void setGuide(const GuideFrame& frame) { live->setGuide(frame); }
    void setTrouble(const QString& sentence) { live->setTrouble(sentence); }
    void showLive();
    void showPhoto(const QImage& photo, const QString& name);
    void showWords(const QString& words); ///< between two graduates
    void open();

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QStackedWidget* stack;
    PreviewView* live;
    QLabel *photo, *question, *words;
};

} // namespace mianguan
