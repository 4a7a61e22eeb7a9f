#pragma once

#include "core/work/entrance.h"

#include <QString>

namespace mianguan::soak {

/// Where a worker's store and everything beside it lie.
struct Place {
    QString folder;
    QString pictures;  ///< where the pictures to be imported lie
    int classSize = 8; ///< how many a class has
    QString store() const { return folder + QStringLiteral("/store"); }
    QString machine() const { return folder + QStringLiteral("/state/mianguan"); }
    QString backup() const { return folder + QStringLiteral("/backup"); }
    QString out() const { return folder + QStringLiteral("/out"); }
    QString activity() const { return folder + QStringLiteral("/activity.csv"); }
    QString classFolder(int number) const;
    QString picture(int photo) const; ///< of a photo by its number

    Entrance::Options options(FileSystem* disk = nullptr) const {
        return {false, machine(), PasswordCost::cheap(), disk};
    }
};

QString labelOf(int photo);
int photoOf(const QString& label); ///< -1 when it is no label of a class
/// The last class whose folder is there; -1 before the first.
int lastClass(const Place& place);
/// Writes the pictures of a class, if they are not there yet.
void takePictures(const Place& place, int number);
/// The sample photograph with one corner changed, so that it is another picture for each number.
QString takePortrait(const Place& place, const QString& sample, int number);

/// Passwords by number, as lines tell of them.
QString password(int number);
inline constexpr int firstPassword = 1;

} // namespace mianguan::soak
