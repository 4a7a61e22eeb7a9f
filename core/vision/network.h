#pragma once

#include "core/base/result.h"

#include <opencv2/core.hpp>

#include <memory>
#include <vector>

namespace mianguan {

/// One model file in the one runtime; the rest of the program does not know which runtime that is.
class Network {
public:
    Network(Network&&) noexcept;
    ~Network();

    /// Errors: file missing (with how to get it), file not a model this runtime takes, or, where `inputSide`
    /// is given, not one for square pictures of that many pixels.
    static Result<Network> load(const QString& path, std::vector<cv::String> outputs, int inputSide = 0);

    /// Runs the model on an NCHW float blob; outputs in the order asked for at load. Safe from several
    /// threads: calls take turns. Throws cv::Exception when the runtime itself fails.
    std::vector<cv::Mat> forward(const cv::Mat& blob) const;

private:
    struct Private;
    explicit Network(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace mianguan
