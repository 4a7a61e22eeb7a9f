#include "tests/portrait/spoiled/spoiled.h"

#include "core/image/picture.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <cstdio>
#include <jpeglib.h>

using namespace mianguan;

namespace spoiled {

namespace {

cv::Mat floating(const cv::Mat& bgr) {
    cv::Mat values;
    bgr.convertTo(values, CV_32FC3);
    return values;
}

cv::Mat levels(const cv::Mat& values) {
    cv::Mat bgr;
    values.convertTo(bgr, CV_8UC3);
    return bgr;
}

double faceWidth(const Mesh& mesh) { return cv::norm(mesh.at(454) - mesh.at(234)); }

struct EyePlace {
    cv::Point2f middle, along; // `along`: from the picture-left corner to the other
    std::vector<cv::Point> contour;
};

std::array<EyePlace, 2> eyesOf(const Mesh& mesh) {
    const auto place = [&](size_t left, size_t right, std::initializer_list<int> contour) {
        EyePlace eye{(mesh.at(left) + mesh.at(right)) / 2, mesh.at(right) - mesh.at(left), {}};
        for (const int index : contour)
            eye.contour.emplace_back(mesh.at(size_t(index)));
        return eye;
    };
    return {
        place(33, 133, {33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246}),
        place(362, 263, {263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466})};
}

/// `over` laid on `bgr` where `weight` (CV_32F 0–1) says so.
cv::Mat mixed(const cv::Mat& bgr, const cv::Mat& over, const cv::Mat& weight) {
    cv::Mat three;
    cv::merge(std::vector<cv::Mat>(3, weight), three);
    const cv::Mat base = floating(bgr);
    return levels(base + (floating(over) - base).mul(three));
}

cv::Mat softMask(const cv::Size& size, const std::vector<cv::Point>& polygon, double blur) {
    cv::Mat mask = cv::Mat::zeros(size, CV_32F);
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{polygon}, 1);
    if (blur > 0.3) cv::GaussianBlur(mask, mask, {}, blur);
    return mask;
}

/// How dark the screen or ink leaves each place, by the phase of its grid.
float stripe(double phase, double duty) { return phase - std::floor(phase) < duty ? 1.F : 0.F; }

/// Per channel the share of the light that the grid lets through, drawn four times as fine and averaged.
cv::Mat screenGrid(const cv::Size& size, double pitch) {
    constexpr int fine = 4;
    cv::Mat grid(size.height * fine, size.width * fine, CV_32FC3);
    grid.forEach<cv::Vec3f>([&](cv::Vec3f& light, const int* at) {
        const double x = at[1] / (fine * pitch), y = at[0] / (fine * pitch);
        for (int c = 0; c < 3; ++c) // blue, green, red stand right to left
            light[c] = stripe(x + c / 3., 0.31) * stripe(y, 0.85) / (0.31F * 0.85F);
    });
    cv::resize(grid, grid, size, 0, 0, cv::INTER_AREA);
    return grid;
}

cv::Mat framed(const cv::Mat& bgr, const cv::Scalar& inner, double innerShare, const cv::Scalar& outer,
               double outerShare) {
    const int a = int(innerShare * bgr.cols), b = int(outerShare * bgr.cols);
    cv::Mat result;
    cv::copyMakeBorder(bgr, result, a, a, a, a, cv::BORDER_CONSTANT, inner);
    cv::copyMakeBorder(result, result, b, b, b, b, cv::BORDER_CONSTANT, outer);
    return noisy(result, 1.5, 1);
}

} // namespace

std::optional<Mesh> meshOf(const cv::Mat& bgr, const Vision& vision) {
    FoundFaces found = findFaces(bgr, vision);
    return found.faces.size() == 1 ? found.mesh : std::nullopt;
}

cv::Mat jpeg(const cv::Mat& bgr, int quality) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = JDIMENSION(bgr.cols);
    info.image_height = JDIMENSION(bgr.rows);
    info.input_components = 3;
    info.in_color_space = JCS_EXT_BGR;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    for (int y = 0; y < bgr.rows; ++y) {
        JSAMPROW row = const_cast<uchar*>(bgr.ptr(y));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    const QByteArray written(reinterpret_cast<const char*>(bytes), qsizetype(size));
    jpeg_destroy_compress(&info);
    std::free(bytes);
    return decodePicture(written)->bgr;
}

cv::Mat jpegAtSize(const cv::Mat& bgr, int quality, double size) {
    cv::Mat other;
    cv::resize(bgr, other, {}, size, size, size < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    other = jpeg(other, quality);
    cv::resize(other, other, bgr.size(), 0, 0, size > 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return other;
}

cv::Mat noisy(const cv::Mat& bgr, double sigma, double unit, int seed) {
    cv::RNG random{uint64_t(seed)};
    cv::Mat grain(bgr.size(), CV_32FC3);
    random.fill(grain, cv::RNG::NORMAL, 0, 1);
    cv::GaussianBlur(grain, grain, {}, 0.5);
    cv::Scalar mean, deviation;
    cv::Mat seen;
    cv::resize(grain, seen, {}, 1 / std::max(1., unit), 1 / std::max(1., unit), cv::INTER_AREA);
    cv::Mat luma;
    cv::cvtColor(seen, luma, cv::COLOR_BGR2GRAY);
    cv::meanStdDev(luma, mean, deviation);
    const cv::Mat base = floating(bgr);
    cv::Mat light;
    cv::sqrt(base / 128, light);
    return levels(base + grain.mul(light * 0.5 + cv::Scalar::all(0.5)) * (sigma / deviation[0]));
}

cv::Mat shadowed(const cv::Mat& bgr, const Mesh& mesh, double left, double soft, bool brow) {
    const double width = faceWidth(mesh);
    const cv::Point2f across = (mesh.at(454) - mesh.at(234)) / float(width), down(-across.y, across.x);
    const auto far = float(3 * width);
    // Over half a cheek: from the middle of the picture-right cheek outwards; or over the forehead, from a
    // brim.
    const cv::Point2f start = brow ? mesh.at(151) : mesh.at(425);
    const cv::Point2f along = brow ? across : down, away = brow ? -down : across;
    const std::vector<cv::Point> polygon{start - along * far, start + along * far,
                                         start + along * far + away * far, start - along * far + away * far};
    const cv::Mat dark = levels(floating(bgr) * std::pow(left, 1 / 2.2));
    return mixed(bgr, dark, softMask(bgr.size(), polygon, soft * width / 2));
}

cv::Mat burnt(const cv::Mat& bgr, const Mesh& mesh, Spot spot, double size) {
    const cv::Point2f where = spot == Spot::Forehead ? mesh.at(151) : mesh.at(spot == Spot::Cheek ? 50 : 4);
    cv::Mat glow = cv::Mat::zeros(bgr.size(), CV_32F);
    const double radius = size * faceWidth(mesh) / 2;
    cv::ellipse(glow, where, cv::Size(cvRound(radius), cvRound(radius * 0.8)), 0, 0, 360, 1, cv::FILLED);
    cv::GaussianBlur(glow, glow, {}, std::max(0.5, radius * 0.2));
    cv::Mat three;
    cv::merge(std::vector<cv::Mat>(3, glow), three);
    return levels(floating(bgr) + three * 200);
}

cv::Mat redEyed(const cv::Mat& bgr, const Mesh& mesh, double size) {
    cv::Mat result = bgr;
    for (const EyePlace& eye : eyesOf(mesh)) {
        const double width = cv::norm(eye.along);
        cv::Mat disc = cv::Mat::zeros(bgr.size(), CV_32F);
        cv::circle(disc, eye.middle, std::max(1, cvRound(size / 2 * width)), 1, cv::FILLED);
        disc = disc.mul(softMask(bgr.size(), eye.contour, 0));
        cv::GaussianBlur(disc, disc, {}, std::max(0.4, width * 0.015));
        result = mixed(result, cv::Mat(bgr.size(), CV_8UC3, cv::Scalar(45, 40, 190)), disc);
    }
    return result;
}

cv::Mat lookingAside(const cv::Mat& bgr, const Mesh& mesh, double across, double down) {
    cv::Mat result = bgr;
    for (const EyePlace& eye : eyesOf(mesh)) {
        const double width = cv::norm(eye.along);
        const cv::Point2f below(-eye.along.y, eye.along.x);
        const cv::Point2f move = eye.along * float(across) + below * float(down);
        const cv::Mat open = softMask(bgr.size(), eye.contour, width * 0.01);
        // The eye is stretched: most in its middle, where the iris is, not at all at its corners.
        cv::Mat mapX(bgr.size(), CV_32F), mapY(bgr.size(), CV_32F);
        const auto reach = float(0.5 * width);
        for (int y = 0; y < bgr.rows; ++y)
            for (int x = 0; x < bgr.cols; ++x) {
                const cv::Point2f from = cv::Point2f(float(x), float(y)) - eye.middle - move;
                const float share = std::clamp(1.6F * (1 - float(cv::norm(from)) / reach), 0.F, 1.F);
                mapX.at<float>(y, x) = float(x) - move.x * share;
                mapY.at<float>(y, x) = float(y) - move.y * share;
            }
        cv::Mat moved;
        cv::remap(result, moved, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        result = mixed(result, moved, open);
    }
    return result;
}

cv::Mat sloped(const cv::Mat& bgr, const Mesh& mesh, double degrees) {
    const cv::Point2f chin = mesh.at(152);
    const double width = faceWidth(mesh), slope = std::tan(degrees * CV_PI / 180);
    cv::Mat mapX(bgr.size(), CV_32F), mapY(bgr.size(), CV_32F);
    for (int y = 0; y < bgr.rows; ++y)
        for (int x = 0; x < bgr.cols; ++x) {
            const double body = std::clamp((y - double(chin.y)) / (0.12 * width) + 0.5, 0., 1.);
            mapX.at<float>(y, x) = float(x);
            mapY.at<float>(y, x) = float(y - slope * (x - double(chin.x)) * body);
        }
    cv::Mat result;
    cv::remap(bgr, result, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

cv::Mat dressed(const cv::Mat& bgr, const Mesh& mesh, const Vision& vision, const std::array<int, 3>& rgb) {
    cv::Mat clothes;
    cv::resize(vision.parser.parse(bgr)[PersonParser::Clothes], clothes, bgr.size(), 0, 0, cv::INTER_CUBIC);
    clothes = cv::min(cv::max((clothes - 0.3F) / 0.4F, 0.F), 1.F);
    clothes.rowRange(0, std::clamp(int(mesh.at(152).y), 0, bgr.rows)).setTo(0);
    cv::Mat grey, smooth;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, smooth, {}, std::max(1., 0.1 * faceWidth(mesh)));
    const cv::Mat folds = cv::min(cv::max((grey - smooth) / 2, -12.), 6.);
    std::vector<cv::Mat> planes;
    for (const int channel : {rgb[2], rgb[1], rgb[0]})
        planes.push_back(folds + double(channel));
    cv::Mat cloth;
    cv::merge(planes, cloth);
    return mixed(bgr, levels(cloth), clothes);
}

cv::Mat fromScreen(const cv::Mat& bgr, double pitch) {
    cv::Mat light, grid = screenGrid(bgr.size(), pitch);
    cv::pow(floating(bgr) / 255, 2.2, light);
    light = light.mul(grid);
    cv::GaussianBlur(light, light, {}, 0.6);
    cv::pow(cv::min(light * 0.85 + cv::Scalar::all(0.01), 1.), 1 / 2.2, light);
    return noisy(levels(light * 255), 1, 1);
}

cv::Mat withBezel(const cv::Mat& bgr) {
    return framed(bgr, cv::Scalar(18, 18, 18), 0.04, cv::Scalar(120, 140, 150), 0.08);
}

cv::Mat halftoned(const cv::Mat& bgr, double pitch) {
    constexpr int fine = 4;
    cv::Mat ink;
    cv::resize(bgr, ink, {}, fine, fine, cv::INTER_LINEAR);
    constexpr double turned[] = {0, 75, 15}; // degrees of the yellow, magenta and cyan screens
    ink.forEach<cv::Vec3b>([&](cv::Vec3b& p, const int* at) {
        for (int c = 0; c < 3; ++c) {
            const double angle = turned[c] * CV_PI / 180, step = 2 * CV_PI / (pitch * fine);
            const double u = (at[1] * std::cos(angle) + at[0] * std::sin(angle)) * step;
            const double v = (at[0] * std::cos(angle) - at[1] * std::sin(angle)) * step;
            const double threshold = 0.5 + 0.25 * (std::cos(u) + std::cos(v));
            p[c] = p[c] / 255. > threshold ? 250 : 30;
        }
    });
    cv::GaussianBlur(ink, ink, {}, fine * 0.5);
    cv::resize(ink, ink, bgr.size(), 0, 0, cv::INTER_AREA);
    return noisy(ink, 1, 1);
}

cv::Mat asPrint(const cv::Mat& bgr) {
    return framed(bgr, cv::Scalar(238, 240, 241), 0.05, cv::Scalar(60, 90, 120), 0.1);
}

} // namespace spoiled
