#pragma once

#include "ui/camera/camera.h"

namespace mianguan {

class Settings;

/// A camera as it is written into the settings, and back.
QString cameraKey(const CameraSource& source);
CameraSource cameraOf(const QString& key);

/// What was set by hand on this camera, as far as it still offers it.
CameraSettings rememberedSettings(const Settings& settings, const CameraSource& source,
                                  const CameraAbilities& abilities);
void rememberSettings(Settings& settings, const CameraSource& source, const CameraSettings& chosen);

} // namespace mianguan
