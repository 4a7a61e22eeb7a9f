#pragma once

#include "core/work/graduate.h"

#include <QThreadPool>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace mianguan {

class Banner;
class ConsentMenu;
class EmptyState;
class FeeMenu;
class GraduateTable;
class Settings;
class Store;

/// Every graduate of a batch and where he stands: found, filtered, reopened, his fee settled; lists in, the
/// template and the call sheet out.
class RosterPage : public QWidget {
    Q_OBJECT
public:
    RosterPage(Store& store, Settings& settings, QWidget* parent = nullptr);
    void find(const GraduateRow& graduate); ///< shows that one alone

Q_SIGNALS:
    void photoAsked(const mianguan::Id& graduate);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLayout* makeHead();
    QLayout* makeFilters();
    void connectParts();
    void import();
    void writeTemplate();
    void writeCalls();
    void reopen();
    void reload();
    void readOn(int turn, int from);
    void undoMatch();
    void fillBatches();
    void fillClasses();
    void showRows(const QList<GraduateRow>& rows, int from);
    void judge();
    void translate();
    GraduateFilter filter() const;
    QList<GraduateRow> selected() const;

    Store& store;
    Settings& settings;
    QThreadPool pool;
    int asking = 0; ///< answers to earlier questions are dropped
    QList<Batch> known;
    GraduateTable* graduates;
    QTimer* later;
    Banner* banner;
    QLabel *title, *count;
    QComboBox *batch, *className, *standing;
    QLineEdit* search;
    QPushButton *take, *blank, *calls, *open, *unmatch;
    FeeMenu* fees;
    ConsentMenu* consent;
    QTableView* table;
    EmptyState* empty;
    QStackedWidget* views;
};

} // namespace mianguan
