#include "core/vision/network.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <opencv2/dnn.hpp>

#include <mutex>

namespace mianguan {

struct Network::Private {
    cv::dnn::Net net;
    std::vector<cv::String> outputs;
    std::mutex turn;
};

Network::Network(std::unique_ptr<Private> p) : d(std::move(p)) {}
Network::Network(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::load(const QString& path, std::vector<cv::String> outputs, int inputSide) {
    const auto say = [](const char* text) { return QCoreApplication::translate("Vision", text); };
    if (!QFileInfo::exists(path))
        return fail(ErrorKind::NotFound, say(QT_TRANSLATE_NOOP("Vision", "A recognition model is missing")),
                    path,
                    say(QT_TRANSLATE_NOOP("Vision", "Run installer/run.sh once; it fetches the models.")));
    try {
        auto p = std::make_unique<Private>();
        p->net = cv::dnn::readNetFromONNX(path.toStdString());
        p->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        p->net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        if (inputSide > 0) (void)p->net.getFLOPS(cv::dnn::MatShape{1, 3, inputSide, inputSide}); // throws
        p->outputs = std::move(outputs);
        return Network(std::move(p));
    } catch (const cv::Exception&) {
        return fail(
            ErrorKind::Corrupt, say(QT_TRANSLATE_NOOP("Vision", "A recognition model cannot be read")), path,
            say(QT_TRANSLATE_NOOP("Vision", "Delete it and run installer/run.sh; it is fetched again.")));
    }
}

std::vector<cv::Mat> Network::forward(const cv::Mat& blob) const {
    const std::lock_guard lock(d->turn);
    d->net.setInput(blob);
    std::vector<cv::Mat> results;
    d->net.forward(results, d->outputs);
    for (cv::Mat& result : results)
        result = result.clone(); // the runtime reuses its buffers
    return results;
}

} // namespace mianguan
