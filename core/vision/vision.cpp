#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace mianguan {

QString Vision::modelFolder() {
    const QString given = qEnvironmentVariable("MIANGUAN_MODELS");
    if (!given.isEmpty()) return given;
    const QString beside = QCoreApplication::applicationDirPath();
    const QString installed = beside + QStringLiteral("/../share/mianguan/models");
    if (QFileInfo::exists(installed)) return installed;
    return beside + QStringLiteral("/../../models");
}

Result<std::shared_ptr<Vision>> Vision::load(const QString& folder) {
    auto detector = FaceDetector::load(folder);
    if (!detector) return Fail(detector.error());
    auto mesher = FaceMesher::load(folder);
    if (!mesher) return Fail(mesher.error());
    auto segmenter = PersonSegmenter::load(folder);
    if (!segmenter) return Fail(segmenter.error());
    auto parser = PersonParser::load(folder);
    if (!parser) return Fail(parser.error());
    auto eyes = EyeState::load(folder);
    if (!eyes) return Fail(eyes.error());
    auto resnet = FaceEmbedder::load(folder, FaceEmbedder::Kind::Resnet512);
    if (!resnet) return Fail(resnet.error());
    auto mobile = FaceEmbedder::load(folder, FaceEmbedder::Kind::Mobile192);
    if (!mobile) return Fail(mobile.error());
    std::optional<FaceParser> faceParser;
    if (QFileInfo::exists(FaceParser::fileIn(folder))) {
        auto loaded = FaceParser::load(folder);
        if (!loaded) return Fail(loaded.error());
        faceParser.emplace(std::move(*loaded));
    }
    return std::shared_ptr<Vision>(new Vision{std::move(*detector), std::move(*mesher), std::move(*segmenter),
                                              std::move(*parser), std::move(*eyes), std::move(*resnet),
                                              std::move(*mobile), std::move(faceParser)});
}

} // namespace mianguan
