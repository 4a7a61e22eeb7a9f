#include "tests/soak/hall/sitters.h"

#include "core/image/picture.h"
#include "core/portrait/standardize.h"
#include "tests/camera/video.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan::soak {

namespace {

constexpr int rate = 12, frames = 24; // a film of two seconds
constexpr double tilt = 20;           // degrees
const QSize glimpseSize(64, 36);
constexpr double twice = 15; // grey levels: one could be taken for the other
constexpr int mostTurns = 20;

QImage imageOf(const cv::Mat& bgr) {
    return QImage(bgr.data, bgr.cols, bgr.rows, qsizetype(bgr.step), QImage::Format_BGR888).copy();
}

/// As high as the frame, between walls of its own edges. Each `turn` mirrors it or moves it.
QImage framed(const cv::Mat& photograph, int turn) {
    const int height = filmSize.height(), width = filmSize.width();
    cv::Mat scaled;
    cv::resize(photograph, scaled, {photograph.cols * height / photograph.rows, height}, 0, 0,
               cv::INTER_AREA);
    if (turn % 2 == 1) cv::flip(scaled, scaled, 1);
    const int shift = turn / 2 * 70 * (turn / 2 % 2 == 0 ? 1 : -1);
    const int side = std::max(0, width - scaled.cols) / 2 + 200;
    cv::copyMakeBorder(scaled, scaled, 0, 0, side, side, cv::BORDER_REPLICATE);
    const int left = std::clamp((scaled.cols - width) / 2 + shift, 0, scaled.cols - width);
    return imageOf(scaled(cv::Rect(left, 0, width, height)));
}

QImage askew(const QImage& still) {
    const cv::Mat upright(still.height(), still.width(), CV_8UC3, const_cast<uchar*>(still.constBits()),
                          size_t(still.bytesPerLine()));
    const cv::Mat turn = cv::getRotationMatrix2D({still.width() / 2.F, still.height() / 2.F}, tilt, 1);
    cv::Mat turned;
    cv::warpAffine(upright, turned, turn, upright.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return imageOf(turned);
}

/// What a sensor adds: no two frames are alike.
QPixmap noise() {
    QImage grain(256, 256, QImage::Format_ARGB32);
    QRandomGenerator random(1);
    for (int y = 0; y < grain.height(); ++y)
        for (int x = 0; x < grain.width(); ++x) {
            const int level = int(random.bounded(256));
            grain.setPixel(x, y, qRgba(level, level, level, 10));
        }
    return QPixmap::fromImage(grain);
}

void shootFilm(const QString& path, const QImage& still, bool moving) {
    const QPixmap grain = noise();
    // Each picture of a motion JPEG stands for itself: alike ones stay alike.
    const QStringList encoding = moving ? test::h264() : test::motionJpeg();
    const auto draw = [&](QPainter& painter, int number) {
        painter.drawImage(0, 0, still);
        if (moving) painter.drawTiledPixmap(QRect({0, 0}, filmSize), grain, {number * 37, number * 61});
    };
    if (!test::makeVideo(path, filmSize, rate, frames, draw, encoding)) qFatal("no film: is ffmpeg there?");
}

/// Fit means: a portrait comes of it, and nothing in it fails; or at least the first.
enum class Fit { Good, Usable, None };
Fit fitOf(const QImage& still, const Specification& specification, const Vision& vision) {
    Picture picture;
    picture.bgr = cv::Mat(still.height(), still.width(), CV_8UC3, const_cast<uchar*>(still.constBits()),
                          size_t(still.bytesPerLine()))
                      .clone();
    const auto portrait = standardize(picture, specification, vision);
    if (!portrait || portrait->jpeg.isEmpty()) return Fit::None;
    return portrait->status() == Status::Fail ? Fit::Usable : Fit::Good;
}

/// Photographs that stand for somebody: first those of whom nothing fails.
class Casting {
public:
    Casting(const Sitters::Making& how, int wanted) : making(how) {
        for (const QString& path : making.photographs) {
            if (chosen() >= wanted) break;
            if (const auto picture = readPicture(path)) look(picture->bgr);
        }
        if (chosen() == 0) qFatal("no photograph to make a sitter of");
        making.say(
            QStringLiteral("%1 photographs, of %2 of which nothing fails").arg(chosen()).arg(good.size()));
    }
    /// The next, whom nobody before is like.
    QImage next() {
        for (;; ++number) {
            const int turn = number / chosen(), which = number % chosen();
            if (turn > mostTurns) qFatal("too few photographs for so many");
            const QImage seen = framed(which < good.size() ? good[which] : usable[which - good.size()], turn);
            if (isNew(glimpse(seen))) return seen;
        }
    }

private:
    bool isNew(const QImage& small) {
        const bool known = std::any_of(used.cbegin(), used.cend(),
                                       [&](const QImage& other) { return apart(small, other) < twice; });
        if (!known) used += small;
        return !known;
    }
    int chosen() const { return int(good.size() + usable.size()); }
    void look(const cv::Mat& photograph) {
        const Fit fit = fitOf(framed(photograph, 0), specification, *making.vision);
        if (fit != Fit::None) (fit == Fit::Good ? good : usable) += photograph;
    }

    Sitters::Making making;
    Specification specification = *loadSpecification(defaultSpecificationId());
    QList<cv::Mat> good, usable;
    QList<QImage> used; ///< glimpses of those who were before
    int number = 0;
};

} // namespace

QImage glimpse(const QImage& picture) {
    return picture.convertToFormat(QImage::Format_RGB32)
        .scaled(glimpseSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB888);
}

double apart(const QImage& one, const QImage& other) {
    double sum = 0;
    for (int y = 0; y < glimpseSize.height(); ++y) {
        const uchar *a = one.constScanLine(y), *b = other.constScanLine(y);
        for (int x = 0; x < 3 * glimpseSize.width(); ++x)
            sum += std::abs(int(a[x]) - int(b[x]));
    }
    return sum / (3 * glimpseSize.width() * glimpseSize.height());
}

void Sitters::make(const QList<Sitting>& sittings, const Making& making) const {
    const int count = int(sittings.size());
    if (QFile::exists(path(count - 1, Film::Upright, "mp4"))) return;
    if (!QDir().mkpath(folder)) qFatal("no folder for the sitters");
    Casting casting(making, count);
    QImage wall(filmSize, QImage::Format_RGB32);
    wall.fill(QColor(205, 215, 225));
    shootFilm(emptyChair(), wall, true);
    for (int i = 0; i < count; ++i) {
        const QImage still = casting.next();
        const auto keep = [&](Film which, const QImage& picture) {
            if (!picture.save(path(i, which, "png"))) qFatal("no still");
            shootFilm(path(i, which, "mp4"), picture, which != Film::Frozen);
        };
        if (sittings[i].askew) keep(Film::Askew, askew(still));
        if (sittings[i].mishap == Mishap::Frozen) keep(Film::Frozen, still);
        keep(Film::Upright, still);
    }
}

QString Sitters::path(int sitter, Film which, const char* ending) const {
    return QStringLiteral("%1/%2%3.%4")
        .arg(folder)
        .arg(sitter, 4, 10, QLatin1Char('0'))
        .arg(QLatin1String(which == Film::Askew    ? "-askew"
                           : which == Film::Frozen ? "-frozen"
                                                   : ""),
             QLatin1String(ending));
}

QString Sitters::film(int sitter, Film which) const { return path(sitter, which, "mp4"); }
QImage Sitters::still(int sitter, Film which) const {
    return QImage(path(sitter, which, "png")).convertToFormat(QImage::Format_RGB32);
}

int Sitters::whose(const QImage& frame, int count) const {
    for (int i = int(glimpses.size()); i < count; ++i)
        glimpses += glimpse(still(i));
    const QImage seen = glimpse(frame);
    int best = -1;
    double nearest = 255, second = 255;
    for (int i = 0; i < count; ++i) {
        const double distance = apart(seen, glimpses[i]);
        if (distance < nearest) {
            second = std::exchange(nearest, distance);
            best = i;
        } else
            second = std::min(second, distance);
    }
    return nearest * 2 < second ? best : -1;
}

} // namespace mianguan::soak
