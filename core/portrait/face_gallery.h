#pragma once

#include "core/base/id.h"
#include "core/portrait/verification.h"

#include <QHash>

namespace mianguan {

/// One picture of a session and whom it is said to show.
struct FaceEntry {
    Id picture;
    QString graduate; ///< any name that is equal for one person's pictures; see graduateKey()
};

/// One face under two graduates. Never a verdict: someone looks.
struct FaceDoubt {
    enum class Kind {
        Duplicate, ///< both pictures show one person, and nothing speaks against either
        Crossed,   ///< `picture` does not look like its graduate's other pictures, but like `other`'s
    };
    Kind kind = Kind::Duplicate;
    Id picture, other;
    Likeness likeness; ///< of the two
};

/// Every face of a session against every other; each new one costs one matrix product. Faces are held in
/// memory only and are wiped when they go. Not for several threads at once.
class FaceGallery {
public:
    explicit FaceGallery(const LikenessBands& limits = likenessBands()) : bands(limits) {}
    ~FaceGallery();
    FaceGallery(const FaceGallery&) = delete;
    FaceGallery& operator=(const FaceGallery&) = delete;

    /// Instead of what was known of that picture.
    void add(const FaceEntry& entry, const FaceTemplate& face);
    void remove(const Id& picture);
    bool holds(const Id& picture) const { return rows.contains(picture); }
    int size() const { return int(rows.size()); }

    /// None when either is not held.
    std::optional<Likeness> likeness(const Id& a, const Id& b) const;
    QList<FaceDoubt> doubts() const; ///< one for each two pictures, most alike first

private:
    struct Pair {
        int a = 0, b = 0;
        Likeness likeness;
    };
    struct Row {
        FaceEntry entry;
        FaceQuality quality;
        bool used = false;
    };
    int freeRow();
    FaceTemplate faceAt(int row) const;
    std::optional<Likeness> ownLikeness(int row) const; ///< to its graduate's other pictures, the best
    bool belies(int row, const Likeness& other) const;
    std::optional<FaceDoubt> doubtOf(const Pair& pair) const;

    const LikenessBands& bands;
    cv::Mat resnet, mobile; ///< a row for each face; more rows than used
    QList<Row> known;
    QHash<Id, int> rows;
    QMultiHash<QString, int> graduates;
    QList<Pair> pairs; ///< of different graduates, alike enough to be thought about
};

/// Whom a file or label means: the identity number in it, or else all of it, without regard to case.
QString graduateKey(const QString& label);

} // namespace mianguan
