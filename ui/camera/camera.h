#pragma once

#include "ui/camera/camera_source.h"
#include "ui/camera/still.h"

#include <QObject>
#include <QVideoFrame>

#include <optional>

namespace mianguan {

struct CameraFormat {
    QSize size;      ///< px
    double rate = 0; ///< frames a second at most
    int number = 0;  ///< the camera's own, for choosing it
    bool operator==(const CameraFormat&) const = default;
};

struct Span {
    double least = 0, most = 0;
    bool operator==(const Span&) const = default;
};

/// What can be set on a camera and within what; most can set little.
struct CameraAbilities {
    QList<CameraFormat> formats;              ///< best first
    std::optional<Span> exposureCompensation; ///< EV
    std::optional<Span> exposureTime;         ///< s
    std::optional<Span> sensitivity;          ///< ISO
    std::optional<Span> focusDistance;        ///< 0 nearest – 1 infinity
    std::optional<Span> colourTemperature;    ///< K
    bool any() const { return *this != CameraAbilities(); }
    bool operator==(const CameraAbilities&) const = default;
};

/// None leaves it to the camera.
struct CameraSettings {
    std::optional<CameraFormat> format;
    std::optional<float> exposureCompensation; ///< EV
    std::optional<float> exposureTime;         ///< s
    std::optional<int> sensitivity;            ///< ISO
    std::optional<float> focusDistance;        ///< 0 nearest – 1 infinity
    std::optional<int> colourTemperature;      ///< K
    bool operator==(const CameraSettings&) const = default;
};

/// Whatever frames and shots come from. Lives on the camera's thread, signals there, and is driven through
/// GuidedPreview by everyone else.
class Camera : public QObject {
    Q_OBJECT
public:
    explicit Camera(CameraSource from) : origin(std::move(from)) {}

    const CameraSource& source() const { return origin; }
    virtual void start() = 0;
    virtual bool hasPreview() const { return true; }
    virtual QString silence() const { return {}; } ///< why there is no preview, translated
    virtual void capture() = 0;                    ///< answered by taken or notTaken
    virtual CameraAbilities abilities() const { return {}; }
    virtual void set(const CameraSettings&) {} ///< what it cannot do is left out

Q_SIGNALS:
    void started(); ///< its abilities are known
    void frame(const QVideoFrame& frame);
    void taken(const mianguan::Still& still);
    void notTaken(const mianguan::Error& error);
    void trouble(const QString& sentence); ///< which camera, what happened and what to do

private:
    CameraSource origin;
};

Error noPictureYet(const QString& camera);

} // namespace mianguan
