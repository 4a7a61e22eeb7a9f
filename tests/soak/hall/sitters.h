#pragma once

#include "core/vision/vision.h"
#include "tests/soak/hall/class_plan.h"

#include <QImage>

#include <functional>

namespace mianguan::soak {

inline constexpr QSize filmSize(1280, 720);

/// A picture small enough that only who is in it matters; how far two are apart is in grey levels, on
/// average.
QImage glimpse(const QImage& picture);
double apart(const QImage& glimpse, const QImage& other);

/// The people before the camera: for each who is to come a still of somebody else and a film of it, in a
/// folder. They are made once, of photographs that a portrait can be made of; where there are more graduates
/// than photographs, one comes again from the other side and elsewhere in the frame.
class Sitters {
public:
    explicit Sitters(const QString& where) : folder(where) {}

    struct Making {
        QStringList photographs;
        std::shared_ptr<Vision> vision;
        std::function<void(const QString&)> say;
    };
    void make(const QList<Sitting>& sittings, const Making& making) const;

    enum class Film { Upright, Askew, Frozen };
    QString film(int sitter, Film which = Film::Upright) const;
    QString emptyChair() const { return folder + QStringLiteral("/empty.mp4"); }
    QImage still(int sitter, Film which = Film::Upright) const;
    /// Whose film this frame is of; -1 when it could be of two.
    int whose(const QImage& frame, int count) const;

private:
    QString path(int sitter, Film which, const char* ending) const;

    QString folder;
    mutable QList<QImage> glimpses;
};

} // namespace mianguan::soak
