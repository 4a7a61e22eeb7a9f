#pragma once

#include "core/guidance/guide.h"
#include "core/work/consent_text.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/sitter_consent.h"

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
    void showConsent(const Id& whose, const ConsentText& notice, ConsentWay way);
    void open();

Q_SIGNALS:
    void closed();
    void agreed(const QByteArray& signature); ///< PNG; empty where nobody signs
    void refused();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QStackedWidget* stack;
    PreviewView* live;
    SitterConsent* consent;
    QLabel *photo, *question, *words;
};

} // namespace mianguan
