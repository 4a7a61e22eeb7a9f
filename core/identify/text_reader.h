#pragma once

#include "core/base/result.h"

#include <opencv2/core.hpp>

namespace mianguan {

enum class TextModel { Latin, Chinese };       ///< which trained model reads
enum class TextLayout { Line, Letter, Block }; ///< what the picture holds

struct TextTask {
    TextModel model = TextModel::Latin;
    TextLayout layout = TextLayout::Line;
    QString letters = {}; ///< the only ones there can be; empty for any
};

struct TextRead {
    QString text;          ///< without spaces at its ends
    double confidence = 0; ///< 0–1, of the least certain word
};

/// Dark text on light paper (CV_8U), letters 25 to 50 pixels high, by Tesseract. Each thread makes its
/// engines at their first use (about 0.1 s and 30 MB each). Fails where the models are not installed:
/// $MIANGUAN_TESSDATA, else where Debian keeps them.
Result<TextRead> readText(const cv::Mat& grey, const TextTask& task);

} // namespace mianguan
