#pragma once

#include "core/work/desk_run.h"

namespace mianguan {

class Banner;
class CardLine;
class CodeWatch;
class DeskCamera;
class ReaderWatch;
class Settings;

/// Who comes, by what he shows: a code in the live picture, an identity card before the camera or on the
/// reader, a picture of either in a file. What went wrong is told on the banner.
class IdentityDesk : public QObject {
    Q_OBJECT
public:
    IdentityDesk(Settings& settings, DeskCamera& camera, CardLine* line, Banner* banner, QWidget* page);

    void setRun(DeskRun* run);        ///< may be nullptr
    void useDevices();                ///< those of the settings; let go while the page is not seen
    void refresh();                   ///< the run went a step
    void look(const QImage& picture); ///< live
    void readCard();                  ///< what is held before the camera, in all its pixels
    void readFile();                  ///< that is asked for
    void stop();                      ///< what was asked and is not answered yet is not wanted any more
    static QString noCamera() {
        return tr("No camera is chosen. Leave the desk and choose one on the page of the sessions.");
    }

private:
    void connectCamera();
    void found(const QString& code);
    void identified(const IdentityClaim& card);
    void setReading(bool on);
    void tellOfReader();
    bool isWaiting() const; ///< for somebody, or for the card of whoever is found

    Settings& settings;
    DeskCamera& camera;
    CardLine* line;
    Banner* banner;
    QWidget* page;
    DeskRun* run = nullptr;
    CodeWatch* codes;
    ReaderWatch* reader;
    QString readerSaid;   ///< its trouble, as it was told
    bool reading = false; ///< a card or code, in a still or a file
};

} // namespace mianguan
