#pragma once

#include "core/guidance/frame_look.h"

#include <QImage>
#include <QVideoFrame>

namespace mianguan {

/// A video frame's pixels while this lives: any part at any size straight from the planes the camera gave,
/// by their own colour space and range, upright as the stream says, never mirrored.
class MappedFrame {
public:
    explicit MappedFrame(const QVideoFrame& given);
    ~MappedFrame();
    Q_DISABLE_COPY_MOVE(MappedFrame)

    bool isNull() const { return planes.empty(); }
    cv::Size size() const; ///< upright, px

    /// CV_8UC3. `part` in upright pixels, inside the frame.
    cv::Mat bgr(const cv::Rect& part, const cv::Size& wanted) const;
    /// CV_8UC1, all of it; a view of the camera's own luma where that is a plane.
    cv::Mat grey() const;
    /// Differs when a frame does; of every sixteenth row.
    size_t fingerprint() const;

private:
    enum class Layout { Planar, SemiPlanar, Packed, Grey, Rgb };
    void open();
    void openYuv(QVideoFrameFormat::PixelFormat format, const cv::Size& size);
    bool openRgb(QVideoFrameFormat::PixelFormat format, const cv::Size& size);
    void openImage(const QImage& decoded);
    cv::Mat plane(int number, const cv::Size& size, int type) const;
    cv::Rect storedPart(const cv::Rect& upright) const;
    cv::Mat storedBgr(const cv::Rect& part, const cv::Size& wanted) const;
    cv::Mat yuvBgr(const cv::Rect& part, const cv::Size& wanted) const;
    cv::Mat upright(const cv::Mat& stored) const;
    cv::Matx34f toBgr() const;

    QVideoFrame frame;
    QImage image; ///< where the frame had to be decoded
    Layout layout = Layout::Planar;
    std::vector<cv::Mat> planes;   ///< as stored
    std::array<int, 3> channels{}; ///< of Y, U, V in their plane, or of B, G, R
};

QImage imageOf(const QVideoFrame& frame); ///< all pixels, Format_BGR888; null when it cannot be read

/// What the guide looks at; `grey` is valid while the mapped frame lives.
GuidePicture guidePictureOf(const MappedFrame& frame);

} // namespace mianguan
