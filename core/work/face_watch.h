#pragma once

#include "core/portrait/face_gallery.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mianguan {

class Store;

/// One face under two graduates, seen from one photo.
struct FaceAlarm {
    FaceDoubt::Kind kind = FaceDoubt::Kind::Duplicate;
    Id other;                 ///< the other photo
    bool ofReference = false; ///< it is that photo's reference picture which looks alike
    Likeness likeness;
};

/// What the faces say of one photo. Never a verdict.
struct FaceOpinion {
    bool looked = false;               ///< at the portrait; it may have no face that was found
    std::optional<Likeness> reference; ///< of the portrait (a) and its reference picture (b)
    QString referenceTrouble;          ///< why the reference picture could not be looked at; empty as a rule
    QList<FaceAlarm> alarms;           ///< most alike first
};

/// Every alarm there is, by the photo it is seen from.
struct FaceAlarms {
    QList<Id> photos;                 ///< each once, most alike first
    QHash<Id, QList<FaceAlarm>> seen; ///< most alike first
};

/// Looks at every face of the store, one after another beside everything else: each portrait against its
/// reference picture and against everybody else's pictures. What it knows of faces is in memory only, and
/// wiped with it; what is purged is forgotten. Of a large store the latest `most` photos. Asking it waits for
/// nothing.
class FaceWatch : public QObject {
    Q_OBJECT
public:
    using Look = std::function<Result<FaceTemplate>(const Picture&)>; ///< called from another thread
    static constexpr int most = 5000;

    FaceWatch(const Store& store, Look look, QObject* parent = nullptr);
    ~FaceWatch() override; ///< waits for the picture under way

    FaceOpinion opinion(const Id& photo) const;
    QList<Id> alarmed() const;    ///< photos whose opinion has alarms, each once, most alike first
    void prefer(const Id& photo); ///< this one next
    bool busy() const;

Q_SIGNALS:
    void changed(); ///< opinions may be others now
    void idle();    ///< everything there was has been looked at

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
