#include "core/image/picture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;

class TestContract : public QObject {
    Q_OBJECT

    QString sample = qEnvironmentVariable("MIANGUAN_SAMPLE");
    QTemporaryDir work;
    QByteArray output, errors;

    int run(const QStringList& arguments) {
        QProcess batch;
        batch.setWorkingDirectory(work.path());
        batch.start(QStringLiteral(BATCH), arguments);
        if (!batch.waitForFinished(120000)) return -1;
        output = batch.readAllStandardOutput();
        errors = batch.readAllStandardError();
        return batch.exitStatus() == QProcess::NormalExit ? batch.exitCode() : -2;
    }

    QList<QJsonObject> lines() const {
        QList<QJsonObject> all;
        for (const QByteArray& line : output.split('\n'))
            if (!line.isEmpty()) all << QJsonDocument::fromJson(line).object();
        return all;
    }

    QString at(const QString& name) const { return work.filePath(name); }

    QString rubbish(const QString& name) const {
        QFile file(at(name));
        if (file.open(QIODevice::WriteOnly)) file.write("not a picture at all");
        return file.fileName();
    }

    bool needsSample() const {
        return !QFile::exists(sample) || !QFile::exists(qEnvironmentVariable("MIANGUAN_MODELS"));
    }

#define SKIP_WITHOUT_SAMPLE()                                                                                \
    if (needsSample()) QSKIP("the models or the sample photograph are not here: run installer/test.sh")

private Q_SLOTS:
    void versionHelpAndSpecs() {
        QCOMPARE(run({QStringLiteral("--version")}), 0);
        QVERIFY(output.startsWith("mianguan-batch "));
        QCOMPARE(run({QStringLiteral("--help")}), 0);
        for (const char* word :
             {"standardize", "check", "matte", "verify", "duplicates", "rederive", "specs"})
            QVERIFY(output.contains(word));
        for (const char* command :
             {"standardize", "check", "matte", "verify", "duplicates", "rederive", "specs"}) {
            QCOMPARE(run({QString::fromLatin1(command), QStringLiteral("--help")}), 0);
            QVERIFY(output.contains(command));
        }
        QCOMPARE(run({QStringLiteral("specs")}), 0);
        for (const char* id : {"chsi-2017-99\t", "chsi-2017-99-white\t", "chsi-2017-99-grey\t",
                               "xinhua-2020\t", "xinjiang-white\t"})
            QVERIFY(output.contains(id));
    }

    void wrongUsageIsTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* line) {
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        for (const char* line : {"",
                                 "dance",
                                 "standardize",
                                 "standardize --spec none x.jpg",
                                 "standardize --jobs 0 x.jpg",
                                 "standardize --jobs many x.jpg",
                                 "standardize --nonsense x.jpg",
                                 "check",
                                 "matte",
                                 "matte x.jpg",
                                 "verify",
                                 "verify a.jpg",
                                 "verify a b c",
                                 "duplicates",
                                 "duplicates --pairs x",
                                 "rederive",
                                 "rederive x.jpg",
                                 "rederive --original x.jpg",
                                 "rederive --original x.jpg --spec none y.jpg",
                                 "specs extra"})
            row(line);
    }
    void wrongUsageIsTwo() {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments), 2);
        QVERIFY(output.isEmpty());
        QVERIFY(!errors.isEmpty());
    }

    void oneObjectALineWithEveryKey() {
        SKIP_WITHOUT_SAMPLE();
        QCOMPARE(run({QStringLiteral("standardize"), QStringLiteral("--out"), at(QStringLiteral("a")),
                      QStringLiteral("--json"), QStringLiteral("-"), sample}) &
                     ~1,
                 0);
        QCOMPARE(lines().size(), 1);
        const QJsonObject line = lines().first();
        QStringList keys = line.keys();
        const QStringList wanted{
            QStringLiteral("background"), QStringLiteral("bytes"),  QStringLiteral("crop"),
            QStringLiteral("dpi"),        QStringLiteral("error"),  QStringLiteral("findings"),
            QStringLiteral("geometry"),   QStringLiteral("height"), QStringLiteral("input"),
            QStringLiteral("ms"),         QStringLiteral("output"), QStringLiteral("quality"),
            QStringLiteral("spec"),       QStringLiteral("status"), QStringLiteral("width")};
        QCOMPARE(keys, wanted);
        QCOMPARE(line.value(QStringLiteral("input")).toString(), sample);
        QCOMPARE(line.value(QStringLiteral("width")).toInt(), 480);
        QCOMPARE(line.value(QStringLiteral("height")).toInt(), 640);
        QCOMPARE(line.value(QStringLiteral("dpi")).toInt(), 300);
        QVERIFY(line.value(QStringLiteral("error")).isNull());
        QVERIFY(line.value(QStringLiteral("ms")).toObject().value(QStringLiteral("total")).toDouble() > 0);
        const auto picture = readPicture(line.value(QStringLiteral("output")).toString());
        QVERIFY(picture);
        QCOMPARE(double(picture->facts.bytes), line.value(QStringLiteral("bytes")).toDouble());
        QCOMPARE(picture->facts.quality, line.value(QStringLiteral("quality")).toInt());
        const QJsonObject geometry = line.value(QStringLiteral("geometry")).toObject();
        QCOMPARE(geometry.keys(), (QStringList{QStringLiteral("chin"), QStringLiteral("face_left"),
                                               QStringLiteral("face_right"), QStringLiteral("hair_top"),
                                               QStringLiteral("left_eye"), QStringLiteral("right_eye")}));
        QVERIFY(geometry.value(QStringLiteral("left_eye")).toArray().at(0).toDouble() >
                geometry.value(QStringLiteral("right_eye")).toArray().at(0).toDouble());
        QVERIFY((QStringList{QStringLiteral("kept"), QStringLiteral("plate"), QStringLiteral("wall"),
                             QStringLiteral("model")})
                    .contains(line.value(QStringLiteral("background")).toString()));
        for (const QJsonValue& value : line.value(QStringLiteral("findings")).toArray()) {
            const QJsonObject finding = value.toObject();
            for (const char* key : {"id", "status", "value", "unit", "score", "box", "message"})
                QVERIFY2(finding.contains(QLatin1String(key)), key);
            QVERIFY(!finding.value(QStringLiteral("message")).toString().isEmpty());
        }
    }

    void nothingIsOverwritten() {
        SKIP_WITHOUT_SAMPLE();
        QDir(work.path()).mkpath(QStringLiteral("one"));
        QFile::copy(sample, at(QStringLiteral("one/x.png")));
        QFile::copy(sample, at(QStringLiteral("X.png")));
        const QString out = at(QStringLiteral("b"));
        const QStringList arguments{QStringLiteral("standardize"), QStringLiteral("--out"), out,
                                    at(QStringLiteral("one")), at(QStringLiteral("X.png"))};
        QVERIFY(run(arguments) <= 1);
        QCOMPARE(QDir(out).entryList(QDir::Files),
                 (QStringList{QStringLiteral("X-2.jpg"), QStringLiteral("x.jpg")}));
        QVERIFY(run(arguments) <= 1);
        QCOMPARE(QDir(out).entryList(QDir::Files | QDir::Hidden).size(), 4);
    }

    void unreadableIsThreeAndTheRestGoesOn() {
        SKIP_WITHOUT_SAMPLE();
        const QStringList inputs{rubbish(QStringLiteral("bad.jpg")), at(QStringLiteral("absent.jpg")),
                                 sample};
        QCOMPARE(run(QStringList{QStringLiteral("standardize"), QStringLiteral("--out"),
                                 at(QStringLiteral("c")), QStringLiteral("--json"), QStringLiteral("-")} +
                     inputs),
                 3);
        QCOMPARE(lines().size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(lines().at(i).value(QStringLiteral("input")).toString(), inputs.at(i));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(lines().at(i).value(QStringLiteral("status")).toString(), QStringLiteral("unreadable"));
            QVERIFY(!lines().at(i).value(QStringLiteral("error")).toString().isEmpty());
            QVERIFY(lines().at(i).value(QStringLiteral("output")).isNull());
        }
        QVERIFY(!lines().at(2).value(QStringLiteral("output")).isNull());
    }

    void jsonIntoAFileLeavesWordsAway() {
        SKIP_WITHOUT_SAMPLE();
        const QString report = at(QStringLiteral("report.jsonl"));
        QVERIFY(run({QStringLiteral("check"), QStringLiteral("--json"), report, sample}) == 1);
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject line = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(line.value(QStringLiteral("status")).toString(),
                 QStringLiteral("fail")); // a PNG is no finished photo
        QVERIFY(line.value(QStringLiteral("output")).isNull());
        QVERIFY(line.value(QStringLiteral("crop")).isNull());
    }

    void jobsDoNotChangeTheResult() {
        SKIP_WITHOUT_SAMPLE();
        for (const char* jobs : {"1", "3"})
            QVERIFY(run({QStringLiteral("standardize"), QStringLiteral("--jobs"), QString::fromLatin1(jobs),
                         QStringLiteral("--out"), at(QStringLiteral("jobs%1").arg(QLatin1String(jobs))),
                         sample}) <= 1);
        QFile one(at(QStringLiteral("jobs1/astronaut.jpg"))),
            three(at(QStringLiteral("jobs3/astronaut.jpg")));
        QVERIFY(one.open(QIODevice::ReadOnly) && three.open(QIODevice::ReadOnly));
        QCOMPARE(one.readAll(), three.readAll());
    }

    void strictWritesOnlyWhatPasses() {
        SKIP_WITHOUT_SAMPLE();
        const QString out = at(QStringLiteral("strict"));
        run({QStringLiteral("standardize"), QStringLiteral("--strict"), QStringLiteral("--out"), out,
             QStringLiteral("--json"), QStringLiteral("-"), sample});
        const bool passed =
            lines().first().value(QStringLiteral("status")).toString() == QLatin1String("pass");
        QCOMPARE(QDir(out).entryList(QDir::Files).size(), passed ? 1 : 0);
        QCOMPARE(lines().first().value(QStringLiteral("output")).isNull(), !passed);
    }

    void matteIsGreyAndOfThePicturesSize() {
        SKIP_WITHOUT_SAMPLE();
        QCOMPARE(run({QStringLiteral("matte"), sample, QStringLiteral("-o"), at(QStringLiteral("m.png"))}),
                 0);
        const auto matte = readPicture(at(QStringLiteral("m.png")));
        const auto original = readPicture(sample);
        QVERIFY(matte && original);
        QCOMPARE(matte->bgr.size(), original->bgr.size());
        QCOMPARE(matte->facts.bitsPerPixel, 8);
        QCOMPARE(run({QStringLiteral("matte"), rubbish(QStringLiteral("bad.png")), QStringLiteral("-o"),
                      at(QStringLiteral("n.png"))}),
                 3);
        QCOMPARE(run({QStringLiteral("matte"), at(QStringLiteral("m.png")), QStringLiteral("-o"),
                      at(QStringLiteral("n.png"))}),
                 1);
        QVERIFY(!QFile::exists(at(QStringLiteral("n.png"))));
        QVERIFY(!errors.isEmpty());
    }

    void verifyAnswersEachPairInOrder() {
        SKIP_WITHOUT_SAMPLE();
        QFile::copy(sample, at(QStringLiteral("p,1.png")));
        QFile csv(at(QStringLiteral("pairs.csv")));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("a,b\r\n\"p,1.png\"," + sample.toUtf8() + "\r\nabsent.jpg," + sample.toUtf8() + "\r\n");
        csv.close();
        QCOMPARE(run({QStringLiteral("verify"), QStringLiteral("--pairs"), csv.fileName()}), 3);
        QCOMPARE(lines().size(), 2);
        QCOMPARE(lines().at(0).value(QStringLiteral("band")).toString(), QStringLiteral("same"));
        QCOMPARE(lines().at(0).value(QStringLiteral("a")).toString(), QStringLiteral("p,1.png"));
        QVERIFY(!lines().at(0).value(QStringLiteral("scores")).toObject().isEmpty());
        QCOMPARE(lines().at(1).value(QStringLiteral("band")).toString(), QStringLiteral("unsure"));
        QVERIFY(!lines().at(1).value(QStringLiteral("error")).toString().isEmpty());
        QCOMPARE(run({QStringLiteral("verify"), sample, sample}), 0);
        QCOMPARE(lines().size(), 1);
    }

    void rederiveProvesOrSaysWhatDiffers() {
        SKIP_WITHOUT_SAMPLE();
        const QString portrait = at(QStringLiteral("r/astronaut.jpg"));
        QVERIFY(run({QStringLiteral("standardize"), QStringLiteral("--record"), QStringLiteral("--out"),
                     at(QStringLiteral("r")), sample}) <= 1);
        const QStringList again{QStringLiteral("rederive"),   portrait,
                                QStringLiteral("--original"), sample,
                                QStringLiteral("--json"),     QStringLiteral("-")};
        QCOMPARE(run(again), 0);
        QCOMPARE(lines().first().value(QStringLiteral("by")).toString(), QStringLiteral("record"));
        QCOMPARE(lines().first().value(QStringLiteral("verdict")).toString(), QStringLiteral("exact"));
        const QString record = at(QStringLiteral("r/astronaut.record.json"));
        QFile damaged(record);
        QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.resize(40));
        damaged.close();
        QCOMPARE(run(again), 3);
        QVERIFY(errors.contains("record"));
        QVERIFY(QFile::remove(record));
        QCOMPARE(run(again), 0);
        QCOMPARE(lines().first().value(QStringLiteral("by")).toString(), QStringLiteral("models"));
        QCOMPARE(lines().first().value(QStringLiteral("verdict")).toString(), QStringLiteral("exact"));
        QCOMPARE(run({QStringLiteral("rederive"), sample, QStringLiteral("--original"), sample}), 1);
        QVERIFY(!output.isEmpty());
        const QString bad = rubbish(QStringLiteral("bad.jpg"));
        QCOMPARE(run({QStringLiteral("rederive"), bad, QStringLiteral("--original"), sample}), 3);
        QCOMPARE(run({QStringLiteral("rederive"), portrait, QStringLiteral("--original"), bad}), 3);
    }

    void verifySaysWhetherTwoCanBeCompared() {
        SKIP_WITHOUT_SAMPLE();
        QCOMPARE(run({QStringLiteral("verify"), sample, sample}), 0);
        QCOMPARE(lines().first().keys(),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("band"),
                              QStringLiteral("error"), QStringLiteral("quality"), QStringLiteral("scores")}));
        const QJsonObject quality = lines().first().value(QStringLiteral("quality")).toObject();
        QCOMPARE(quality.value(QStringLiteral("comparable")).toBool(), true);
        for (const char* side : {"a", "b"}) {
            const QJsonObject face = quality.value(QLatin1String(side)).toObject();
            QVERIFY(face.value(QStringLiteral("face_width")).toDouble() > 40);
            QVERIFY(face.value(QStringLiteral("hindrances")).toArray().isEmpty());
        }
        QCOMPARE(run({QStringLiteral("verify"), sample, rubbish(QStringLiteral("bad.jpg"))}), 3);
        QVERIFY(lines().first().value(QStringLiteral("quality")).isNull());
    }

    void duplicatesFindsOneFaceUnderTwoNames() {
        SKIP_WITHOUT_SAMPLE();
        QDir(work.path()).mkpath(QStringLiteral("faces/cards"));
        QFile::copy(sample, at(QStringLiteral("faces/Li.png")));
        QFile::copy(sample, at(QStringLiteral("faces/cards/li.png"))); // Li's own reference
        const QStringList arguments{QStringLiteral("duplicates"), QStringLiteral("--json"),
                                    QStringLiteral("-"), at(QStringLiteral("faces"))};
        QCOMPARE(run(arguments), 0);
        QVERIFY(lines().isEmpty());
        QFile::copy(sample, at(QStringLiteral("faces/Wang.png")));
        QCOMPARE(run(arguments), 1);
        QCOMPARE(lines().size(), 2);
        for (const QJsonObject& line : lines()) {
            QCOMPARE(line.value(QStringLiteral("kind")).toString(), QStringLiteral("duplicate"));
            QCOMPARE(line.value(QStringLiteral("band")).toString(), QStringLiteral("same"));
        }
    }

    void missingModelsAreSaid() {
        SKIP_WITHOUT_SAMPLE();
        const QByteArray models = qgetenv("MIANGUAN_MODELS");
        qputenv("MIANGUAN_MODELS", at(QStringLiteral("nowhere")).toUtf8());
        const int status = run({QStringLiteral("check"), sample});
        qputenv("MIANGUAN_MODELS", models);
        QVERIFY(status != 0);
        QVERIFY(errors.contains("installer/run.sh"));
    }
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
