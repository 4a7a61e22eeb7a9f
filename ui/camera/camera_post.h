#pragma once

#include "ui/camera/camera.h"
#include "ui/camera/preview_cut.h"

#include <array>
#include <atomic>

namespace mianguan {

class GuideWorker;

/// Milliseconds of the machine's steady clock, by which frames are timed.
qint64 steadyMs();

/// One frame made ready for the screen.
struct PreviewPicture {
    QImage image; ///< Format_RGB32, of the cut's pixels; never mirrored
    PreviewCut cut;
    QSize frame;   ///< px
    qint64 ms = 0; ///< when it came
};

/// What happens on the camera's thread: frames come, each is made ready for the screen and handed on, in
/// order and none left out, unless those who paint are a quarter of a second behind: a window that hangs must
/// not fill the memory. The guide gets them too, and takes what it can.
class CameraPost : public QObject {
    Q_OBJECT
public:
    CameraPost(const Specification& specification, GuideWorker* guide, MakeCamera make);
    ~CameraPost() override;

    void use(const CameraSource& source); ///< on this object's thread, like all but setRoom and received
    void leave();
    static constexpr int mostUnderway = 8; ///< pictures
    void received() { --underway; }        ///< one picture; from any thread
    Camera* camera() const { return chosen.get(); }
    void setRoom(const QSize& pixels) { room = packed(pixels); } ///< of the view; from any thread

Q_SIGNALS:
    void pictured(const mianguan::PreviewPicture& picture);
    void seen(qint64 ms, size_t fingerprint);
    void started(const mianguan::CameraAbilities& abilities, const QString& silence);
    void taken(const mianguan::Still& still);
    void notTaken(const mianguan::Error& error);
    void trouble(const QString& sentence);

private:
    static quint64 packed(const QSize& size) { return quint64(size.width()) << 32 | quint32(size.height()); }
    void look(const QVideoFrame& frame);
    QImage& spare(const QSize& size);

    Specification spec;
    GuideWorker* guide;
    MakeCamera make;
    std::unique_ptr<Camera> chosen;
    std::atomic<quint64> room = 0;
    std::atomic<int> underway = 0;
    std::array<QImage, 4> images; ///< painted in turn, so that none is made anew for each frame
    size_t turn = 0;
};

} // namespace mianguan
