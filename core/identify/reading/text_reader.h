#pragma once

#include <QString>

#include <opencv2/core.hpp>

#include <tl/expected.hpp>

namespace mianguan {

enum class TextModel { Latin, Chinese }; ///< which trained model reads
enum class TextLayout { Line, Block };   ///< what the picture holds

struct TextTask {
    TextModel model = TextModel::Latin;
    TextLayout layout = TextLayout::Line;
    QString letters = {}; ///< the only ones there can be; empty for any
};

struct TextRead {
    QString text;          ///< without spaces at its ends
    double confidence = 0; ///< 0–1, of the least certain word
};

/// The file of a model that is missing or damaged.
struct ModelMissing {
    QString file;
};
template <class T>
using WithModels = tl::expected<T, ModelMissing>;

/// Dark text on light paper (CV_8U), letters about 25 to 40 pixels high, by Tesseract. Each
/// thread loads the models at its first use (0.1 s and 30 MB each) from $MIANGUAN_TESSDATA, else from where
/// Debian keeps them.
WithModels<TextRead> readText(const cv::Mat& grey, const TextTask& task);

} // namespace mianguan
