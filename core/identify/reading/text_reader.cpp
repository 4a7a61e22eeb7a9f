#include "core/identify/reading/text_reader.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <memory>
#include <tesseract/baseapi.h>

namespace mianguan {

namespace {

using Engine = tesseract::TessBaseAPI;

QString modelFolder() {
    const QString given = qEnvironmentVariable("MIANGUAN_TESSDATA");
    return given.isEmpty() ? QStringLiteral("/usr/share/tesseract-ocr/5/tessdata") : given;
}

QString modelName(TextModel model) {
    return model == TextModel::Latin ? QStringLiteral("eng") : QStringLiteral("chi_sim");
}

/// Tesseract's own threads (OpenMP) make a line four times slower on two cores than one thread does, and only
/// its runtime can keep them from starting.
void keepToOneThread() {
    using SetLevels = void (*)(int);
    if (auto* set = reinterpret_cast<SetLevels>(dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"))) set(0);
}

/// Every line of its own output goes nowhere: what it says of a picture may hold a name.
std::unique_ptr<Engine> started(const QString& folder, TextModel model) {
    setMsgSeverity(L_SEVERITY_NONE);
    keepToOneThread();
    auto engine = std::make_unique<Engine>();
    const std::vector<std::string> names{"debug_file", "load_system_dawg", "load_freq_dawg"};
    const bool words = model == TextModel::Chinese;
    const std::vector<std::string> values{"/dev/null", words ? "1" : "0", words ? "1" : "0"};
    engine->SetVariable("debug_file", "/dev/null");
    if (engine->Init(folder.toUtf8().constData(), modelName(model).toUtf8().constData(),
                     tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0)
        return nullptr;
    return engine;
}

WithModels<Engine*> engineFor(TextModel model) {
    thread_local std::array<std::unique_ptr<Engine>, 2> engines;
    auto& engine = engines[size_t(model)];
    if (engine) return engine.get();
    const QString file = modelFolder() + QLatin1Char('/') + modelName(model) + QStringLiteral(".traineddata");
    if (QFileInfo::exists(file)) engine = started(modelFolder(), model);
    if (engine) return engine.get();
    return tl::unexpected(ModelMissing{file});
}

tesseract::PageSegMode modeOf(TextLayout layout) {
    return layout == TextLayout::Line ? tesseract::PSM_SINGLE_LINE : tesseract::PSM_SINGLE_BLOCK;
}

double leastConfidence(Engine& engine) {
    const std::unique_ptr<int[]> words(engine.AllWordConfidences()); // ends with -1
    if (!words || words[0] < 0) return 0;
    int least = 100;
    for (const int* word = words.get(); *word >= 0; ++word)
        least = std::min(least, *word);
    return least / 100.;
}

} // namespace

WithModels<TextRead> readText(const cv::Mat& grey, const TextTask& task) {
    const auto got = engineFor(task.model);
    if (!got) return tl::unexpected(got.error());
    Engine& engine = **got;
    engine.SetPageSegMode(modeOf(task.layout));
    engine.SetVariable("tessedit_char_whitelist", task.letters.toUtf8().constData());
    engine.SetImage(grey.data, grey.cols, grey.rows, 1, int(grey.step));
    engine.SetSourceResolution(300);
    const std::unique_ptr<char[]> text(engine.GetUTF8Text());
    TextRead read{QString::fromUtf8(text.get()).trimmed(), leastConfidence(engine)};
    engine.Clear();
    engine.ClearAdaptiveClassifier();
    return read;
}

} // namespace mianguan
