#pragma once

#include "core/work/paid_preview.h"
#include "ui/widgets/sheet.h"

#include <QThreadPool>

#include <stop_token>

class QCheckBox;
class QDoubleSpinBox;
class QListWidget;
class QProgressBar;

namespace mianguan {

class ColumnForm;
class Settings;

/// A list of who has paid comes in: what it says is shown before anything is written.
class PaidSheet : public Sheet {
    Q_OBJECT
public:
    PaidSheet(Store& store, Settings& settings, const Batch& batch, const QString& path, QWidget* parent);
    ~PaidSheet() override;
    void reject() override; ///< while it imports: stops after what is recorded

Q_SIGNALS:
    void imported(int graduates);

private:
    void makeFields();
    void read();
    void haveRead(const Result<RosterTable>& read);
    void applyColumns();
    void compare();
    void compared(const PaidPreview& made);
    void save();
    void judge();
    void translate();
    QString summaryText() const;
    int expectedCents() const;

    Store& store;
    Settings& settings;
    Batch batch;
    QString path;
    std::optional<RosterTable> table;
    std::optional<PaidList> list;
    std::optional<PaidPreview> shown;
    int asking = 0; ///< comparisons asked; older answers are dropped
    std::stop_source stopping;
    QThreadPool pool;
    ColumnForm* columns;
    QLabel *amountLabel, *summary;
    QDoubleSpinBox* amount;
    QCheckBox* others;
    QListWidget* doubts;
    QProgressBar* progress;
};

} // namespace mianguan
