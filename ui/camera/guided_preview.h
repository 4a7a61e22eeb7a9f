#pragma once

#include "ui/camera/camera_post.h"
#include "ui/camera/frame_watchdog.h"
#include "ui/camera/guide_worker.h"

#include <QThread>
#include <QTimer>

namespace mianguan {

class CameraList;

/// One camera in use, seen from the desk: its frames ready to paint, what the guide says of them, its shots,
/// and what is wrong with it. The camera lives on a thread of its own; everything here is for the GUI thread.
class GuidedPreview : public QObject {
    Q_OBJECT
public:
    /// `models`: null for a preview without guidance. `list`: its devices coming and going are followed.
    GuidedPreview(CameraList& list, std::shared_ptr<const GuideModels> models,
                  const Specification& specification, QObject* parent = nullptr,
                  MakeCamera make = makeCamera);
    ~GuidedPreview() override;

    void use(const CameraSource& source);
    void stop();
    const std::optional<CameraSource>& source() const { return chosen; }
    void capture(); ///< answered by taken or notTaken
    void set(const CameraSettings& settings);
    void setRoom(const QSize& pixels); ///< that the view has for pictures, screen pixels
    void nextSitter();                 ///< what the guide remembers is of somebody else

    QString trouble() const { return said; } ///< empty while all is well

Q_SIGNALS:
    void started(const mianguan::CameraAbilities& abilities);
    void pictured(const mianguan::PreviewPicture& picture);
    void guided(const mianguan::GuideFrame& frame, qint64 behind); ///< ms behind the picture
    void unguided(const mianguan::Error& error);                   ///< the guide could not look at a frame
    void taken(const mianguan::Still& still);
    void notTaken(const mianguan::Error& error);
    void silent(const QString& why); ///< a camera without a live picture
    void troubled(const QString& sentence);
    void recovered();

private:
    void connectPost();
    void check();
    void say(const QString& sentence);
    template <class Work>
    void onCamera(Work work) {
        QMetaObject::invokeMethod(post, std::move(work), Qt::QueuedConnection);
    }

    std::unique_ptr<GuideWorker> guide;
    QThread thread;
    CameraPost* post;
    FrameWatchdog watchdog;
    QTimer tick;
    std::optional<CameraSource> chosen;
    QString said;
};

} // namespace mianguan
