#include "core/portrait/face_gallery.h"
#include "tests/bench/portrait/bench.h"
#include "tests/portrait/spoiled/spoiled.h"

#include <QElapsedTimer>
#include <QSet>

#include <opencv2/imgproc.hpp>

#include <cstdio>

// Whose face it is: the labelled pairs, and what follows from them. One side as it is and as an
// identity card might show it: framed as its portrait, reduced, compressed, and washed out.

namespace mianguan::bench {

namespace {

struct Card {
    const char* name;
    cv::Size size; ///< none: the picture as it is
    int quality = 0;
    bool washed = false;
};

const Card cards[] = {{"as it is", {}},
                      {"102x126, JPEG 60", {102, 126}, 60},
                      {"102x126, washed, JPEG 30", {102, 126}, 30, true},
                      {"76x94, washed, JPEG 30", {76, 94}, 30, true},
                      {"60x74, washed, JPEG 30", {60, 74}, 30, true}};

/// Pale, half the colour, bluish, a little soft.
cv::Mat washedOut(const cv::Mat& bgr) {
    cv::Mat grey, pale;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
    cv::addWeighted(bgr, 0.35, grey, 0.35, 55, pale);
    pale += cv::Scalar(12, 3, -6);
    cv::GaussianBlur(pale, pale, {}, 0.7);
    return pale;
}

Picture asCard(const Picture& picture, const Card& card, const Bench& bench) {
    const auto portrait = standardize(picture, bench.specification, *bench.vision);
    if (card.size.empty() || !portrait || !portrait->crop) return picture;
    const Crop crop = *portrait->crop;
    const double scale = std::max(card.size.width / crop.width, card.size.height / crop.height);
    const cv::Matx23d place(scale, 0, -crop.x * scale, 0, scale, -crop.y * scale);
    cv::Mat soft, framed;
    const double sigma = std::max(0.01, 0.5 * (1 / scale - 1)); // what a reduction averages
    cv::GaussianBlur(picture.bgr, soft, {}, sigma);
    cv::warpAffine(soft, framed, place, card.size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    Picture made = picture;
    made.bgr = spoiled::jpeg(card.washed ? washedOut(framed) : framed, card.quality);
    return made;
}

/// Bands by what is true, and which were plainly wrong.
struct Counts {
    int bands[2][3] = {}; ///< [same people][band]
    QStringList wrong;

    void count(bool same, const Likeness& likeness, const QString& names) {
        ++bands[same ? 1 : 0][int(likeness.band)];
        if (likeness.band == (same ? Band::Different : Band::Same)) wrong += names;
    }
    void print(const char* what) const {
        const auto line = [&](int same) {
            std::printf("%d / %d / %d", bands[same][int(Band::Same)], bands[same][int(Band::Unsure)],
                        bands[same][int(Band::Different)]);
        };
        std::printf("  %-22s same people ", what);
        line(1);
        std::printf("   different people ");
        line(0);
        std::printf("   wrong: %s\n", qPrintable(wrong.join(QLatin1Char(' '))));
    }
};

using Templates = QHash<QString, FaceTemplate>;

Templates templatesOf(const QStringList& files, const Card& card, const Bench& bench) {
    Templates all;
    for (const QString& file : files) {
        const auto picture = readPicture(bench.photos + QLatin1Char('/') + file);
        if (!picture) continue;
        const auto face = faceTemplate(asCard(*picture, card, bench), *bench.vision);
        if (face) all.insert(file, *face);
    }
    return all;
}

bool samePerson(const Row& pair) { return pair.value(QStringLiteral("same")) == QLatin1String("1"); }

/// What the pairs say of any two pictures, also by way of others: A is B and B is not C, so A is not C. Of
/// most they say nothing.
class People {
public:
    explicit People(const QList<Row>& pairs) {
        for (const Row& pair : pairs)
            if (samePerson(pair))
                join(pair.value(QStringLiteral("file_a")), pair.value(QStringLiteral("file_b")));
        for (const Row& pair : pairs)
            if (!samePerson(pair)) {
                const QString a = person(pair.value(QStringLiteral("file_a")));
                const QString b = person(pair.value(QStringLiteral("file_b")));
                apart.insert({a, b});
                apart.insert({b, a});
            }
    }
    std::optional<bool> same(const QString& a, const QString& b) const {
        if (person(a) == person(b)) return true;
        return apart.contains({person(a), person(b)}) ? std::optional(false) : std::nullopt;
    }

private:
    QString person(const QString& file) const { return names.value(file, file); }
    void join(const QString& a, const QString& b) {
        const QString first = person(a), second = person(b);
        names.insert(a, first);
        names.insert(b, second);
        for (QString& name : names)
            if (name == second) name = first;
    }
    QHash<QString, QString> names;
    QSet<std::pair<QString, QString>> apart;
};

Counts overPairs(const QList<Row>& pairs, const Templates& side, const Templates& plain) {
    Counts counts;
    for (const Row& pair : pairs) {
        const QString a = pair.value(QStringLiteral("file_a")), b = pair.value(QStringLiteral("file_b"));
        if (side.contains(a) && plain.contains(b))
            counts.count(samePerson(pair), compareFaces(side[a], plain[b]), a + QLatin1Char('|') + b);
    }
    return counts;
}

/// Whatever two pictures it is known of; each two once when both are as they are.
Counts overKnown(const People& people, const Templates& side, const Templates& plain, bool once) {
    Counts counts;
    for (auto a = side.cbegin(); a != side.cend(); ++a)
        for (auto b = plain.cbegin(); b != plain.cend(); ++b) {
            if (once ? a.key() >= b.key() : a.key() == b.key()) continue;
            if (const auto same = people.same(a.key(), b.key()))
                counts.count(*same, compareFaces(*a, *b), a.key() + QLatin1Char('|') + b.key());
        }
    return counts;
}

/// What one more face costs beside so many others.
void printGallery(const FaceTemplate& like) {
    FaceGallery gallery;
    cv::RNG random(1);
    const auto made = [&] {
        FaceTemplate face = like;
        face.resnet = cv::Mat(like.resnet.size(), CV_32F);
        face.mobile = cv::Mat(like.mobile.size(), CV_32F);
        for (cv::Mat* vector : {&face.resnet, &face.mobile}) {
            random.fill(*vector, cv::RNG::NORMAL, 0, 1);
            cv::normalize(*vector, *vector);
        }
        return face;
    };
    QList<double> times;
    for (int i = 0; i < 3100; ++i) {
        const FaceTemplate face = made();
        QElapsedTimer timer;
        timer.start();
        gallery.add({Id::random(), QString::number(i)}, face);
        if (i >= 3000) times += double(timer.nsecsElapsed()) / 1e6;
    }
    std::printf("one face against 3,000 others: median %.2f ms, p90 %.2f ms\n", quantile(times, 0.5),
                quantile(times, 0.9));
}

} // namespace

void printVerification(const Bench& bench) {
    const QList<Row> pairs = rowsOf(bench.photos + QStringLiteral("/pairs.csv"));
    const People people(pairs);
    QStringList files;
    for (const Row& pair : pairs)
        files << pair.value(QStringLiteral("file_a")) << pair.value(QStringLiteral("file_b"));
    files.removeDuplicates();
    Templates plain;
    std::printf("same / unsure / different; %d labelled pairs, %d pictures\n", int(pairs.size()),
                int(files.size()));
    for (const Card& card : cards) {
        const Templates side = templatesOf(files, card, bench);
        if (card.size.empty()) plain = side;
        std::printf("%s, no face found in %d\n", card.name, int(files.size() - side.size()));
        overPairs(pairs, side, plain).print("labelled pairs");
        overKnown(people, side, plain, card.size.empty()).print("and what follows");
    }
    if (!plain.isEmpty()) printGallery(*plain.cbegin());
}

} // namespace mianguan::bench
