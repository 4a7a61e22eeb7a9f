#include "app/station/training.h"

#include "app/station/end_asked.h"
#include "app/station/options.h"
#include "app/station/training_hub.h"
#include "app/station/training_station.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>

#include <cstdio>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

constexpr int graduates = 60;

void say(FILE* stream, const QString& sentence) {
    std::fprintf(stream, "%s\n", qUtf8Printable(sentence));
    std::fflush(stream);
}

/// A folder of somebody's own is left alone.
Result<void> claim(const QString& folder) {
    const QDir dir(folder);
    const QString mark = dir.filePath(QStringLiteral("mianguan-training"));
    if (QFile::exists(mark)) return {};
    if (dir.exists() && !dir.isEmpty())
        return fail(ErrorKind::Refused, Words::tr("The folder holds something else than a training"), folder,
                    Words::tr("Name a new folder or an empty one."));
    if (QFile file(mark); dir.mkpath(QStringLiteral(".")) && file.open(QIODevice::WriteOnly)) return {};
    return fail(ErrorKind::System, Words::tr("The folder cannot be written to"), folder,
                Words::tr("Name another folder."));
}

class Training : public QObject {
public:
    Training(const Options& options, const QString& inLanguage)
        : folder(QDir(options.training).absolutePath()), language(inLanguage),
          hub(folder + QStringLiteral("/hub")) {
        const QString school = Words::tr("Training school (made up)");
        add({folder + QStringLiteral("/desk"), school, Words::tr("Desk 1"), QStringLiteral("desk"),
             Words::tr("Training desk"), graduates});
        add({folder + QStringLiteral("/office"), school, Words::tr("Review office"), QStringLiteral("office"),
             Words::tr("Training office"), 0});
        connect(&hub, &TrainingHub::failed, this, &Training::end);
        connect(&hub, &TrainingHub::ready, this, [this] { found(0); });
        connect(&hub, &TrainingHub::gone, this, [](const Error& error) { say(stderr, error.sentence()); });
        connect(&ending, &EndAsked::asked, this, [] { QCoreApplication::exit(0); });
    }
    ~Training() override { qDeleteAll(stations); } // their windows, then the hub, then the lock
    void begin() {
        if (const auto ours = claim(folder); !ours) return end(ours.error());
        auto held = FolderLock::take(folder);
        if (!held) return end(held.error());
        lock = std::move(*held);
        say(stdout, Words::tr("Starting a hub and two stations in %1 …").arg(folder));
        hub.start();
    }

private:
    void add(const TrainingStation::Facts& facts) {
        auto* station = new TrainingStation(facts, this);
        stations += station;
        connect(station, &TrainingStation::closed, this, &Training::endWithTheLast);
        connect(station, &TrainingStation::fell, this, [this, station] {
            say(stderr, Words::tr("The window of %1 ended by itself (%2). What was shown as saved is kept.")
                            .arg(station->facts().stationName, station->log()));
            endWithTheLast();
        });
    }
    void endWithTheLast() {
        if (--open == 0) QCoreApplication::exit(0);
    }
    /// One after the other, then the windows.
    void found(int number) {
        if (number == stations.size()) return show();
        TrainingStation* station = stations.at(number);
        if (station->isFounded()) return found(number + 1);
        hub.giveCode(station->facts().school, this, [this, station, number](const Result<QString>& code) {
            if (!code) return end(code.error());
            station->found(*code, [this, number](const Result<void>& founded) {
                founded ? found(number + 1) : end(founded.error());
            });
        });
    }
    void show() {
        for (TrainingStation* station : stations) {
            ++open;
            station->open(language);
            say(stdout, station->howToSignIn());
        }
        say(stdout,
            Words::tr("The hub runs until both windows are closed; %1 keeps everything.").arg(folder));
    }
    void end(const Error& error) {
        say(stderr, error.sentence());
        QCoreApplication::exit(1);
    }

    QString folder, language;
    std::unique_ptr<FolderLock> lock;
    EndAsked ending;
    TrainingHub hub;
    QList<TrainingStation*> stations;
    int open = 0;
};

} // namespace

int runTraining(const Options& options, const QString& language) {
    QLoggingCategory::setFilterRules(QStringLiteral("mianguan.sync.info=false"));
    Training training(options, language);
    QMetaObject::invokeMethod(
        &training, [&training] { training.begin(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace mianguan
