#include "tests/identify/made_photo.h"

#include "core/image/picture.h"
#include "tests/image/making/making.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace made {

namespace {

double radians(double degrees) { return degrees * CV_PI / 180; }

cv::Matx33d rotation(const cv::Vec3d& axis, double degrees) {
    const double c = std::cos(radians(degrees)), s = std::sin(radians(degrees)), x = axis[0], y = axis[1];
    const double z = axis[2], t = 1 - c;
    return {t * x * x + c,     t * x * y - s * z, t * x * z + s * y, t * x * y + s * z, t * y * y + c,
            t * y * z - s * x, t * x * z - s * y, t * y * z + s * x, t * z * z + c};
}

/// The thing's pixels to the frame's, for a camera of ordinary width (focal length = frame's width).
cv::Matx33d poseOf(const cv::Size& thing, const Shot& shot) {
    const double focal = shot.frame.width, longer = std::max(thing.width, thing.height);
    const double distance = focal * longer / (shot.fill * std::min(shot.frame.width, shot.frame.height));
    const cv::Vec3d axis(std::cos(radians(shot.tiltAxis)), std::sin(radians(shot.tiltAxis)), 0);
    const cv::Matx33d turn = rotation(axis, shot.tilt) * rotation({0, 0, 1}, shot.turn);
    const cv::Matx33d place(turn(0, 0), turn(0, 1), 0, turn(1, 0), turn(1, 1), 0, turn(2, 0), turn(2, 1),
                            distance);
    const cv::Matx33d centred(1, 0, -thing.width / 2., 0, 1, -thing.height / 2., 0, 0, 1);
    const cv::Matx33d camera(focal, 0, shot.frame.width / 2., 0, focal, shot.frame.height / 2., 0, 0, 1);
    return camera * place * centred;
}

cv::Mat coarseNoise(const cv::Size& size, const cv::Size& cells, cv::RNG& random) {
    cv::Mat coarse(cells, CV_32F), fine;
    random.fill(coarse, cv::RNG::NORMAL, 0, 1);
    cv::resize(coarse, fine, size, 0, 0, cv::INTER_CUBIC);
    return fine;
}

/// One colour with grain along one direction, as wood, and fine noise, as cloth.
cv::Mat desk(const cv::Size& size, cv::RNG& random) {
    const cv::Scalar colour(random.uniform(30, 200), random.uniform(30, 200), random.uniform(30, 200));
    const cv::Mat grain =
        coarseNoise(size, {size.width / 160 + 2, size.height / 6}, random) * random.uniform(2., 14.) +
        coarseNoise(size, {size.width / 3, size.height / 3}, random) * random.uniform(1., 6.);
    cv::Mat three, plain(size, CV_32FC3, colour), result;
    cv::cvtColor(grain, three, cv::COLOR_GRAY2BGR);
    cv::Mat(plain + three).convertTo(result, CV_8UC3);
    return result;
}

cv::Mat withScreenGrid(const cv::Mat& thing, double contrast) {
    cv::Mat screen = thing.clone();
    screen.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        for (int c = 0; c < 3; ++c) {
            const bool lit = at[1] % 3 == 2 - c && at[0] % 3 != 0;
            pixel[c] = cv::saturate_cast<uchar>(pixel[c] * (lit ? 1. : 1 - contrast));
        }
    });
    return screen;
}

cv::Mat outlineOf(const cv::Size& thing, double corner) {
    cv::Mat outline = cv::Mat::zeros(thing, CV_8U);
    const int r = cvRound(corner);
    cv::rectangle(outline, {r, 0}, {thing.width - r, thing.height}, 255, cv::FILLED);
    cv::rectangle(outline, {0, r}, {thing.width, thing.height - r}, 255, cv::FILLED);
    for (const int x : {r, thing.width - 1 - r})
        for (const int y : {r, thing.height - 1 - r})
            cv::circle(outline, {x, y}, r, 255, cv::FILLED);
    return outline;
}

cv::Mat onDesk(const cv::Mat& thing, const Shot& shot, const cv::Matx33d& pose, cv::RNG& random) {
    cv::Mat frame = desk(shot.frame, random), seen, mask;
    cv::warpPerspective(thing, seen, pose, shot.frame, shot.grid > 0 ? cv::INTER_LINEAR : cv::INTER_AREA);
    cv::warpPerspective(outlineOf(thing.size(), shot.corner), mask, pose, shot.frame);
    seen.copyTo(frame, mask > 127);
    return frame;
}

cv::Point2f middleOf(const cv::Size& thing, const cv::Matx33d& pose, double x, double y) {
    const cv::Vec3d at = pose * cv::Vec3d(x * thing.width, y * thing.height, 1);
    return {float(at[0] / at[2]), float(at[1] / at[2])};
}

void castShadow(cv::Mat& frame, double strength, const cv::Point2f& through, cv::RNG& random) {
    const double angle = random.uniform(0., CV_2PI), softness = 40;
    frame.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const double beyond = (at[1] - through.x) * std::cos(angle) + (at[0] - through.y) * std::sin(angle);
        pixel *= 1 - strength / (1 + std::exp(-beyond / softness));
    });
}

void addGlare(cv::Mat& frame, double size, const cv::Point2f& at, cv::RNG& random) {
    cv::Mat light = cv::Mat::zeros(frame.size(), CV_8UC3);
    const cv::Size axes(cvRound(size * random.uniform(1., 2.5)) + 1, cvRound(size) + 1);
    cv::ellipse(light, at, axes, random.uniform(0., 180.), 0, 360, cv::Scalar::all(255), cv::FILLED);
    cv::GaussianBlur(light, light, {}, std::max(1., size / 4));
    frame += light;
}

void smear(cv::Mat& frame, double length, cv::RNG& random) {
    const int side = cvCeil(length) | 1;
    cv::Mat kernel = cv::Mat::zeros(side, side, CV_32F);
    const double angle = random.uniform(0., CV_PI);
    const cv::Point2d half(std::cos(angle) * length / 2, std::sin(angle) * length / 2),
        middle(side / 2, side / 2);
    cv::line(kernel, middle - half, middle + half, 1);
    cv::filter2D(frame, frame, -1, kernel / cv::sum(kernel)[0]);
}

void addNoise(cv::Mat& frame, double sigma, cv::RNG& random) {
    cv::Mat noise(frame.size(), CV_16SC3), sum;
    random.fill(noise, cv::RNG::NORMAL, 0, sigma);
    cv::add(frame, noise, frame, cv::noArray(), CV_8UC3);
}

cv::Mat throughJpeg(const cv::Mat& frame, int quality) {
    making::Jpeg how;
    how.quality = quality;
    auto picture = mianguan::decodePicture(making::jpeg(frame, how));
    if (!picture) qFatal("%s", qPrintable(picture.error().sentence()));
    return picture->bgr;
}

cv::Mat partOf(const cv::Mat& frame, const cv::Rect2d& seen) {
    const cv::Rect part(cvRound(seen.x * frame.cols), cvRound(seen.y * frame.rows),
                        cvRound(seen.width * frame.cols), cvRound(seen.height * frame.rows));
    return frame(part & cv::Rect({}, frame.size())).clone();
}

} // namespace

cv::Mat photographed(const cv::Mat& thing, const Shot& shot, cv::RNG& random) {
    const cv::Matx33d pose = poseOf(thing.size(), shot);
    cv::Mat frame = onDesk(shot.grid > 0 ? withScreenGrid(thing, shot.grid) : thing, shot, pose, random);
    const double shorter = shot.fill * std::min(shot.frame.width, shot.frame.height) *
                           std::min(thing.cols, thing.rows) / std::max(thing.cols, thing.rows);
    const auto somewhere = [&] {
        return middleOf(thing.size(), pose, random.uniform(0.1, 0.9), random.uniform(0.1, 0.9));
    };
    if (shot.shadow > 0) castShadow(frame, shot.shadow, somewhere(), random);
    frame *= shot.light;
    if (shot.glare > 0) addGlare(frame, shot.glare * shorter, somewhere(), random);
    if (shot.blur > 0) cv::GaussianBlur(frame, frame, {}, shot.blur);
    if (shot.motion > 1) smear(frame, shot.motion, random);
    if (shot.noise > 0) addNoise(frame, shot.noise, random);
    if (shot.quality > 0) frame = throughJpeg(frame, shot.quality);
    return partOf(frame, shot.seen);
}

} // namespace made
