#include "core/portrait/likeness_bands.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

static void initResources() { Q_INIT_RESOURCE(likeness); }

namespace mianguan {

namespace {

/// Reads numbers by their path and remembers whether one was missing.
class Numbers {
public:
    explicit Numbers(const QJsonObject& json) : root(json) {}

    double at(std::initializer_list<const char*> path) {
        QJsonValue value = root;
        for (const char* step : path)
            value = value.toObject().value(QLatin1String(step));
        whole = whole && value.isDouble();
        return value.toDouble();
    }
    bool complete() const { return whole; }

private:
    const QJsonObject root;
    bool whole = true;
};

BandLimits limitsAt(Numbers& numbers, const char* which) {
    const auto pair = [&](const char* band) {
        return LikenessPair{numbers.at({"bands", which, band, "resnet"}),
                            numbers.at({"bands", which, band, "mobile"})};
    };
    return {pair("same"), pair("different")};
}

QualityLimits qualityIn(Numbers& numbers) {
    QualityLimits limits;
    limits.leastWidth = numbers.at({"quality", "face_width", "least"});
    limits.wholeFrom = numbers.at({"quality", "face_width", "whole_from"});
    limits.leastSharpness = numbers.at({"quality", "sharpness", "least"});
    limits.mostTurn = numbers.at({"quality", "turn", "most"});
    limits.leastEyes = numbers.at({"quality", "eyes", "least"});
    limits.leastLight = numbers.at({"quality", "light", "least"});
    limits.mostLight = numbers.at({"quality", "light", "most"});
    limits.leastContrast = numbers.at({"quality", "contrast", "least"});
    return limits;
}

bool sound(const BandLimits& limits) {
    return limits.different.resnet < limits.same.resnet && limits.different.mobile < limits.same.mobile;
}

} // namespace

std::optional<LikenessBands> bandsFrom(const QByteArray& json) {
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    Numbers numbers(root);
    LikenessBands bands;
    bands.version = root.value(QLatin1String("version")).toString();
    bands.whole = limitsAt(numbers, "whole");
    bands.reduced = limitsAt(numbers, "reduced");
    bands.session = {numbers.at({"session", "resnet"}), numbers.at({"session", "mobile"})};
    bands.crossedMargin = numbers.at({"session", "crossed_margin"});
    bands.quality = qualityIn(numbers);
    if (!numbers.complete() || !sound(bands.whole) || !sound(bands.reduced)) return std::nullopt;
    return bands;
}

const LikenessBands& likenessBands() {
    static const LikenessBands bands = [] {
        initResources();
        QFile file(QStringLiteral(":/likeness/bands.json"));
        const auto read = file.open(QIODevice::ReadOnly) ? bandsFrom(file.readAll()) : std::nullopt;
        if (!read) qFatal("the limits of likeness are not in the program");
        return *read;
    }();
    return bands;
}

} // namespace mianguan
