#pragma once

#include "core/work/photo.h"
#include "ui/widgets/photo_layer.h"

#include <memory>
#include <vector>

namespace mianguan {

struct Specification;
using Layers = std::vector<std::shared_ptr<const PhotoLayer>>;

/// What is drawn over the standard photo: the specification's guides and the findings' places. `pointedAt` is
/// the id of the finding to stress, or empty.
Layers portraitLayers(const PhotoDetail& detail, const Specification* specification,
                      const QString& pointedAt);

/// What is drawn over the original: where it was cut, and the findings' places.
Layers originalLayers(const PhotoDetail& detail, const QSizeF& full, const QString& pointedAt);

} // namespace mianguan
