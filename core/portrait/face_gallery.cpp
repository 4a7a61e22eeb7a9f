#include "core/portrait/face_gallery.h"

#include "core/base/masking.h"

#include <algorithm>
#include <sodium.h>

namespace mianguan {

namespace {

constexpr int step = 256; ///< rows the matrices grow by

void wipe(cv::Mat& matrix) {
    if (matrix.data) sodium_memzero(matrix.data, matrix.total() * matrix.elemSize());
    matrix.release();
}

void grow(cv::Mat& matrix, int rows, int columns) {
    cv::Mat larger = cv::Mat::zeros(rows, columns, CV_32F);
    if (!matrix.empty()) matrix.copyTo(larger.rowRange(0, matrix.rows));
    wipe(matrix);
    matrix = larger;
}

} // namespace

FaceGallery::~FaceGallery() {
    wipe(resnet);
    wipe(mobile);
}

int FaceGallery::freeRow() {
    const auto free = std::find_if(known.begin(), known.end(), [](const Row& row) { return !row.used; });
    if (free != known.end()) return int(free - known.begin());
    known += Row();
    return int(known.size()) - 1;
}

FaceTemplate FaceGallery::faceAt(int row) const {
    return {resnet.row(row), mobile.row(row), known.at(row).quality};
}

void FaceGallery::add(const FaceEntry& entry, const FaceTemplate& face) {
    remove(entry.picture);
    const int row = freeRow();
    if (row >= resnet.rows) {
        grow(resnet, resnet.rows + step, face.resnet.cols);
        grow(mobile, mobile.rows + step, face.mobile.cols);
    }
    face.resnet.copyTo(resnet.row(row));
    face.mobile.copyTo(mobile.row(row));
    known[row] = {entry, face.quality, true};
    rows.insert(entry.picture, row);
    graduates.insert(entry.graduate, row);

    const cv::Mat byResnet = resnet * resnet.row(row).t(), byMobile = mobile * mobile.row(row).t();
    // Crossed pictures may be less alike than duplicates must be, and an identity card's is less so still.
    const LikenessPair worth{std::min(bands.session.resnet, bands.reduced.same.resnet),
                             std::min(bands.session.mobile, bands.reduced.same.mobile)};
    for (int other = 0; other < known.size(); ++other) {
        if (!known.at(other).used || known.at(other).entry.graduate == entry.graduate) continue;
        if (double(byResnet.at<float>(other)) < worth.resnet ||
            double(byMobile.at<float>(other)) < worth.mobile)
            continue;
        pairs += Pair{other, row, compareFaces(faceAt(other), faceAt(row), bands)};
    }
}

void FaceGallery::remove(const Id& picture) {
    const auto found = rows.constFind(picture);
    if (found == rows.constEnd()) return;
    const int row = *found;
    pairs.removeIf([row](const Pair& pair) { return pair.a == row || pair.b == row; });
    graduates.remove(known.at(row).entry.graduate, row);
    known[row] = {};
    resnet.row(row).setTo(0);
    mobile.row(row).setTo(0);
    rows.erase(found);
}

std::optional<Likeness> FaceGallery::ownLikeness(int row) const {
    std::optional<Likeness> best;
    for (const int other : graduates.values(known.at(row).entry.graduate)) {
        if (other == row) continue;
        const Likeness likeness = compareFaces(faceAt(row), faceAt(other), bands);
        if (!best || likeness.mean() > best->mean()) best = likeness;
    }
    return best;
}

/// Whether a picture looks so much less like its own graduate than like another that they may be crossed.
bool FaceGallery::belies(int row, const Likeness& other) const {
    const std::optional<Likeness> own = ownLikeness(row);
    return own && own->band != Band::Same && other.mean() >= own->mean() + bands.crossedMargin;
}

std::optional<FaceDoubt> FaceGallery::doubtOf(const Pair& pair) const {
    const bool first = belies(pair.a, pair.likeness), second = belies(pair.b, pair.likeness);
    const Id a = known.at(pair.a).entry.picture, b = known.at(pair.b).entry.picture;
    if (second) return FaceDoubt{FaceDoubt::Kind::Crossed, b, a, pair.likeness};
    if (first) return FaceDoubt{FaceDoubt::Kind::Crossed, a, b, pair.likeness};
    if (pair.likeness.reaches(bands.session))
        return FaceDoubt{FaceDoubt::Kind::Duplicate, a, b, pair.likeness};
    return std::nullopt;
}

std::optional<Likeness> FaceGallery::likeness(const Id& a, const Id& b) const {
    const auto first = rows.constFind(a), second = rows.constFind(b);
    if (first == rows.constEnd() || second == rows.constEnd()) return std::nullopt;
    return compareFaces(faceAt(*first), faceAt(*second), bands);
}

QList<FaceDoubt> FaceGallery::doubts() const {
    QList<FaceDoubt> all;
    for (const Pair& pair : pairs)
        if (const auto doubt = doubtOf(pair)) all += *doubt;
    std::stable_sort(all.begin(), all.end(), [](const FaceDoubt& one, const FaceDoubt& other) {
        return one.likeness.mean() > other.likeness.mean();
    });
    return all;
}

QString graduateKey(const QString& label) {
    const QString number = identityNumberIn(label);
    return (number.isEmpty() ? label.simplified() : number).toCaseFolded();
}

} // namespace mianguan
