#pragma once

#include "core/work/photo.h"

#include <QImage>

class QWidget;

namespace mianguan {

class Store;

/// Opens the report card of a photo as it will lie on paper. That it was printed or saved is recorded before
/// it is; where that is refused, nothing leaves. `state` says where the photo stands.
void showReportCard(Store& store, const PhotoDetail& photo, const QImage& portrait, const QString& state,
                    QWidget* parent);

} // namespace mianguan
