#pragma once

#include "core/work/session.h"

#include <QThreadPool>
#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QTimeEdit;
class QTimer;

namespace mianguan {

class BarChart;
class RankChart;
class Settings;
class Store;

/// How a session goes: done and left, the rate and the one needed, first-pass yield, and what is wrong most
/// often now against before, so that the lamp gets moved.
class SessionBoard : public QWidget {
    Q_OBJECT
public:
    SessionBoard(Store& store, Settings& settings, QWidget* parent = nullptr);
    ~SessionBoard() override;

    void setSession(const Session& session);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Facts {
        SessionTally tally;
        int left = 0;
        QList<RateBin> rate;
        FaultTrend trend;
    };
    struct Figure {
        QLabel *number, *words;
    };
    QWidget* makeFigures();
    QWidget* makeRate();
    QWidget* makeFaults();
    void translate();
    void read();
    void show(const Facts& facts);
    void showFigures();
    void showRate();
    void showFaults();
    double pace() const; ///< photos in ten minutes, of the last half hour
    QString cureWords() const;
    QString paceWords(std::optional<double> needed) const;
    std::optional<double> needed() const; ///< in ten minutes, to be done in time

    Store& store;
    Settings& settings;
    QThreadPool pool;
    Session session;
    Facts facts;
    int asked = 0;
    QTimer *soon, *minute;
    QList<Figure> figures;
    QProgressBar* progress;
    QLabel *rateTitle, *paceLine, *faultTitle, *legend, *cure;
    QCheckBox* hasEnd;
    QTimeEdit* end;
    BarChart* rate;
    RankChart* faults;
};

} // namespace mianguan
