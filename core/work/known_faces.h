#pragma once

#include "core/base/hash.h"
#include "core/portrait/face_gallery.h"
#include "core/work/face_watch.h"

#include <atomic>

namespace mianguan {

class Store;
struct PhotoDetail;

/// The faces of a store's photos as they were last looked at. Opens pictures: on one thread, and not that of
/// a window.
class KnownFaces {
public:
    KnownFaces(const Store& photos, FaceWatch::Look way) : store(photos), look(std::move(way)) {}

    /// The latest `most` photos that have a portrait, the latest first.
    QList<Id> photos(int most) const;
    /// Only what changed is looked at again. What it says has no alarms; none when the photo is gone.
    std::optional<FaceOpinion> examine(const Id& photo);
    QList<Id> forgetPurged(); ///< which they were
    FaceAlarms alarms() const;

    std::atomic<bool> ending = false; ///< set from any thread: no further picture is opened

private:
    /// What is known of one photo's pictures.
    struct Looked {
        Hash portrait, reference; ///< as they were when looked at
        Id referenceFace;         ///< the reference's name in the gallery
        QString trouble;          ///< with the reference
    };
    Result<FaceTemplate> faceOf(const Id& photo, const Hash& blob) const;
    void lookAtPortrait(const PhotoDetail& detail, Looked& known);
    void lookAtReference(const PhotoDetail& detail, Looked& known);
    void forget(const Id& photo);

    const Store& store;
    const FaceWatch::Look look;
    FaceGallery gallery;
    QHash<Id, Looked> seen;
    QHash<Id, Id> owners; ///< of reference faces: their photos
};

} // namespace mianguan
