#pragma once

#include "core/work/face_watch.h"
#include "core/work/photo.h"

#include <QWidget>

#include <optional>

namespace mianguan {

class FaceRow;
class PhotoList;
class Pictures;

/// Whose face it is: the portrait beside its reference picture, and beside every other graduate's that looks
/// like it. Nothing to tell: not there.
class FacesPanel : public QWidget {
    Q_OBJECT
public:
    FacesPanel(Pictures& pictures, const PhotoList& photos, QWidget* parent);

    void show(const PhotoDetail& photo, const FaceOpinion& opinion);
    void clear();
    void jump(); ///< to the other photo of the first alarm

Q_SIGNALS:
    void photoAsked(const mianguan::Id& subject);

private:
    void fill();
    void fillReference();
    void fillAlarm(FaceRow& row, const FaceAlarm& alarm);
    QImage thumbnailOf(const Id& subject) const;
    QImage referenceOf(const Id& subject) const;

    Pictures& pictures;
    const PhotoList& photos;
    std::optional<PhotoDetail> shown;
    FaceOpinion opinion;
    FaceRow* reference;
    QList<FaceRow*> alarms;
};

} // namespace mianguan
