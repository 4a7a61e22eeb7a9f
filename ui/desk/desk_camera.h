#pragma once

#include "core/spec/specification.h"
#include "ui/camera/camera_list.h"
#include "ui/camera/guided_preview.h"

#include <QObject>

namespace mianguan {

class Settings;

/// The desk's camera: which one was chosen last, its preview by the session's specification, one shot at a
/// time or several in a row.
class DeskCamera : public QObject {
    Q_OBJECT
public:
    DeskCamera(Settings& settings, QObject* parent = nullptr); ///< the machine's own
    DeskCamera(Settings& settings, std::unique_ptr<CameraList> list, MakeCamera make,
               QObject* parent = nullptr);
    ~DeskCamera() override;

    CameraList& list() { return *cameras; }
    /// What the guide looks with; null: no guidance.
    void setModels(std::shared_ptr<const GuideModels> models);
    void setSpecification(const Specification& specification); ///< begins the preview anew
    void use(const CameraSource& source);                      ///< and remembers it
    std::optional<CameraSource> source() const { return chosen; }
    void stop();
    void shoot(int times = 1); ///< each is answered by shot, or all by notTaken
    /// One to read a card or code from, answered by readable and never by shot.
    void shootForReading();
    void forgetReading(); ///< what comes now is a shot again
    bool shooting() const { return left > 0 || reading; }
    const CameraAbilities& abilities() const { return can; }
    const CameraSettings& chosenSettings() const { return wanted; }
    void set(const CameraSettings& settings); ///< and remembers them for this camera
    void nextSitter();
    void setRoom(const QSize& pixels);
    QString trouble() const;

Q_SIGNALS:
    void pictured(const mianguan::PreviewPicture& picture);
    void guided(const mianguan::GuideFrame& frame);
    void shot(const QByteArray& bytes);
    void readable(const mianguan::Still& still);
    void abilitiesChanged();
    void notTaken(const mianguan::Error& error);
    void silent(const QString& why);
    void troubled(const QString& sentence); ///< empty: it is well again
    void sourceChanged();

private:
    void takeFirst(const CameraSource& device);
    void begin();
    void started(const CameraAbilities& abilities);
    void took(const Still& still);

    Settings& settings;
    std::unique_ptr<CameraList> cameras;
    MakeCamera make;
    CameraAbilities can; ///< the one in use; none before it runs
    CameraSettings wanted;
    std::shared_ptr<const GuideModels> models;
    std::optional<Specification> specification;
    std::optional<CameraSource> chosen;
    std::unique_ptr<GuidedPreview> preview;
    QSize room;
    int left = 0; ///< shots asked and not yet taken
    bool reading = false;
};

} // namespace mianguan
