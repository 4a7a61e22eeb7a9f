#pragma once

#include "core/image/picture.h"
#include "core/spec/finding.h"
#include "core/spec/specification.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QPointF>

#include <memory>
#include <optional>

namespace mianguan {

class Vision;

/// Where the face is, in pixels of the upright original; the first pixel's centre is (0.5, 0.5).
struct FaceGeometry {
    QPointF leftEye; ///< the graduate's own left, between the lids
    QPointF rightEye;
    QPointF chin;
    std::optional<double> hairTop; ///< y; none when the frame cuts the hair
    double faceLeft = 0;           ///< picture-left x of the cheek contour at mid-face
    double faceRight = 0;
};

/// Where the portrait was cut from, in pixels of the upright original; may be fractional and may leave the
/// original at the top and the sides, where background is filled in, never at the bottom.
struct Crop {
    double x = 0, y = 0, width = 0, height = 0;
};

/// How the background came to be what it is.
enum class BackgroundSource { Kept, Plate, Wall, Model };
QString backgroundName(BackgroundSource source); ///< kept, plate, wall, model

struct StageTime {
    QString stage;
    double ms = 0;
};

/// Everything standardization says of one picture. Without exactly one face there are findings only.
struct Portrait {
    QByteArray jpeg;  ///< empty when no portrait could be made
    qint64 bytes = 0; ///< of the JPEG, or of the finished file that was judged
    int quality = 0;  ///< IJG scale
    cv::Size size;    ///< pixels
    int dpi = 0;
    std::optional<Crop> crop;
    std::optional<FaceGeometry> geometry;
    std::optional<BackgroundSource> background;
    cv::Mat matte; ///< CV_8UC1, size of the portrait; empty when the background was kept
    Findings findings;
    QList<StageTime> times;

    Status status() const { return worstOf(findings); }
};

/// The standard photo: a pure function of its arguments. Same build and machine, same bytes; only crop,
/// scale, background and encoding are applied — no rotation, mirror or retouch exists. `plate` is a picture
/// of the empty backdrop, or nullptr. `day` is the day of judging: the age of the picture is counted to it
/// and nothing else depends on it; none leaves the age unassessed. Fails only when the machine does (out of
/// memory, a model that does not run).
Result<Portrait> standardize(const Picture& original, const Specification& specification,
                             const Vision& vision, const Picture* plate = nullptr, QDate day = {});

/// The matte of the person with the largest face over the whole upright original, CV_8UC1. Fails when none is
/// found.
Result<cv::Mat> personMatte(const Picture& original, const Vision& vision, const Picture* plate = nullptr);

/// Judges a finished photo as it is: the same findings, boxes in its own pixels.
Result<Portrait> judge(const Picture& finished, const Specification& specification, const Vision& vision,
                       QDate day = {});

/// {width, height, bytes, quality, dpi, crop, geometry, background}: the batch contract's own names.
QJsonObject toJson(const Portrait& portrait);

} // namespace mianguan
