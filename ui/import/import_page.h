#pragma once

#include "core/base/result.h"
#include "core/work/import.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace mianguan {

class Banner;
class DropCard;
class ImportRunner;
class ProblemCard;
class ProgressRow;
class MatchView;
class ReferenceCard;
class Settings;
class Store;
class UnmatchedCard;
class Vision;
class WatchCard;

/// Where photos come in, and those of nobody on the roster are matched. Takes paths from any page; answers
/// with progress and a list of what could not be taken.
class ImportPage : public QWidget {
    Q_OBJECT
public:
    ImportPage(Store& store, Settings& settings, QWidget* parent = nullptr);

    void start(const QStringList& paths);
    void cancel();
    /// Behind a lock nothing new is begun; what is asked meanwhile waits.
    void setResting(bool resting);
    QStringList takeHeld(); ///< what waits, for the next time the store is open
    void chooseFilesToImport();
    void setVision(const Result<std::shared_ptr<Vision>>& vision);

Q_SIGNALS:
    void reviewAsked();
    void visionAsked();                      ///< load the models again
    void progressSaid(const QString& words); ///< for the top bar; empty when nothing runs

private:
    QWidget* makeTaking();
    QWidget* makeHead();
    QWidget* makeRun();
    void connectRunner();
    void translate();
    void fillSpecifications();
    void chooseFolderToImport();
    void matchByHand();
    void showRule();
    void showRun();
    void sayProgress();
    void showFinished(const Import::Tally& tally, bool cancelled);
    QString tallyText(const Import::Tally& tally) const;

    Store& store;
    Settings& settings;
    ImportRunner* runner;
    Banner* banner;
    QLabel* title;
    QLabel* specificationLabel;
    QComboBox* specification;
    DropCard* drop;
    WatchCard* watch;
    ReferenceCard* references;
    QWidget* runCard;
    ProgressRow* progress;
    QPushButton* review;
    UnmatchedCard* unmatched;
    ProblemCard* problems;
    QStackedWidget* views;
    MatchView* matching = nullptr;      ///< made when it is first wanted
    QString photosSaid, referencesSaid; ///< of what runs
    bool visionFailed = false, stopping = false, resting = false;
    QStringList held;
    Import::Tally last;
};

} // namespace mianguan
