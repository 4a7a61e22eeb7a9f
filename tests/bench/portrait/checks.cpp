#include "core/image/jpeg_writer.h"
#include "core/portrait/face_finder.h"
#include "tests/bench/portrait/bench.h"
#include "tests/bench/portrait/made_truths.h"
#include "tests/portrait/findings.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace mianguan::bench {

namespace {

/// A column of labels.csv and what it says a check must find.
struct Labelled {
    const char* column;
    const char* check;
};
constexpr Labelled labelled[] = {
    {"eyes_closed", "eyes-open"},     {"mouth_open", "mouth-closed"}, {"smile_teeth", "teeth"},
    {"sunglasses", "glasses-tint"},   {"hat", "head-cover"},          {"blue_clothes", "clothes-contrast"},
    {"ai_suspect", "natural-picture"}};

/// A kind of negative and what it is filed under.
constexpr Labelled negatives[] = {{"closed_eyes", "eyes-open"},
                                  {"mouth_open", "mouth-closed"},
                                  {"multiple_faces", "face-count"},
                                  {"no_face", "face-count"},
                                  {"roll_tilt", "roll"},
                                  {"tiny_face", "source-resolution"},
                                  {"hat", "head-cover"},
                                  {"occlusion", "occlusion"},
                                  {"cartoon_art", "natural-picture"},
                                  {"profile_yaw", "yaw"},
                                  {"glasses_glare", "glasses-glare"}};

struct Tally {
    int of[4] = {}; ///< by Status
    QStringList names;
    int all() const { return of[0] + of[1] + of[2] + of[3]; }
};

struct Table {
    Tally labelled, made, good;
    QStringList missed;
};

class Checks {
public:
    explicit Checks(const Bench& b) : bench(b) {}

    void add(const Row& row) {
        const QString file = row.value(QStringLiteral("file")), kind = row.value(QStringLiteral("cls"));
        const auto picture = readPicture(bench.photos + QLatin1Char('/') + file);
        if (!picture) return;
        const auto portrait = standardize(*picture, bench.specification, *bench.vision);
        if (!portrait) return;
        for (const Labelled& n : negatives)
            if (kind == QLatin1String(n.column) && file.startsWith(QLatin1String("negatives")))
                count(tables[QLatin1String(n.check)].labelled, *portrait, QLatin1String(n.check), file);
        if (kind != QLatin1String("portrait")) return;
        addPortrait(row, *portrait);
        addMade(*picture, *portrait, file);
    }

    void print() const {
        std::printf("%-18s | %-25s | %-25s | %-25s\n%-18s |", "", "labelled faulty", "made faulty", "good",
                    "check");
        for (int i = 0; i < 3; ++i)
            std::printf(" fail warn pass n/a (of)    |");
        std::printf("\n");
        for (auto it = tables.begin(); it != tables.end(); ++it) {
            std::printf("%-18s |", qPrintable(it.key()));
            for (const Tally* tally : {&it->labelled, &it->made, &it->good})
                std::printf(" %4d %4d %4d %3d (%3d)   |", tally->of[int(Status::Fail)],
                            tally->of[int(Status::Warn)], tally->of[int(Status::Pass)],
                            tally->of[int(Status::NotAssessed)], tally->all());
            std::printf("\n");
        }
        for (auto it = tables.begin(); it != tables.end(); ++it) {
            if (!it->good.names.isEmpty())
                std::printf("fail on good, %s: %s\n", qPrintable(it.key()),
                            qPrintable(it->good.names.join(QLatin1Char(' '))));
            if (!it->missed.isEmpty())
                std::printf("missed, %s: %s\n", qPrintable(it.key()),
                            qPrintable(it->missed.join(QLatin1Char(' '))));
        }
    }

private:
    void count(Tally& tally, const Portrait& portrait, const QString& id, const QString& name) {
        const Finding* finding = mianguan::finding(portrait, id);
        const Status status = finding ? finding->status : Status::NotAssessed;
        ++tally.of[int(status)];
        Table& table = tables[id];
        if (&tally == &table.good && status == Status::Fail) tally.names << name;
        const bool caught = status == Status::Fail || status == Status::Warn;
        if (&tally != &table.good && !caught) table.missed << name;
    }

    /// What nobody labelled faulty counts as good: the files named are to be looked at.
    void addPortrait(const Row& row, const Portrait& portrait) {
        for (const Finding& finding : portrait.findings) {
            bool faulty = false;
            for (const Labelled& label : labelled)
                faulty |= finding.id == QLatin1String(label.check) &&
                          row.value(QLatin1String(label.column)) == QLatin1String("1");
            Table& table = tables[finding.id];
            count(faulty ? table.labelled : table.good, portrait, finding.id,
                  row.value(QStringLiteral("file")).section(QLatin1Char('/'), -1));
        }
    }

    void addMade(const Picture& picture, const Portrait& clean, const QString& file) {
        const FoundFaces found = findFaces(picture.bgr, *bench.vision);
        if (!found.mesh) return;
        for (const MadeTruth& truth : madeTruths()) {
            const QString id = QLatin1String(truth.check);
            const Finding* before = mianguan::finding(clean, id);
            if (!before || before->status != Status::Pass) continue;
            const Picture faulty = truth.make(picture, *found.mesh, *bench.vision);
            if (!bench.keep.isEmpty()) save(faulty.bgr, file, QString::fromUtf8(truth.name));
            const auto portrait = standardize(faulty, bench.specification, *bench.vision);
            if (portrait)
                count(tables[id].made, *portrait, id,
                      file.section(QLatin1Char('/'), -1) + QLatin1Char('/') + QString::fromUtf8(truth.name));
        }
    }

    void save(const cv::Mat& bgr, const QString& file, const QString& name) const {
        JpegWindow window;
        window.bytesMax = window.aimMax = 1 << 22;
        QFile out(QStringLiteral("%1/%2 %3.jpg").arg(bench.keep, QFileInfo(file).completeBaseName(), name));
        const auto jpeg = writeJpeg(bgr, window);
        if (!jpeg || !out.open(QIODevice::WriteOnly) || out.write(jpeg->bytes) != jpeg->bytes.size())
            qFatal("%s cannot be written", qPrintable(out.fileName()));
    }

    const Bench& bench;
    QMap<QString, Table> tables;
};

} // namespace

void printChecks(const Bench& bench) {
    Checks checks(bench);
    for (const Row& row : rowsOf(bench.photos + QStringLiteral("/labels.csv")))
        checks.add(row);
    checks.print();
}

} // namespace mianguan::bench
