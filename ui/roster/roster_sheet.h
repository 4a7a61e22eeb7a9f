#pragma once

#include "ui/roster/roster_preview.h"
#include "ui/widgets/sheet.h"

#include <QThreadPool>

#include <stop_token>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;

namespace mianguan {

class ColumnForm;
class Settings;
class Store;
class TextBox;

/// A list comes in: what it says is shown before anything is written.
class RosterSheet : public Sheet {
    Q_OBJECT
public:
    RosterSheet(Store& store, Settings& settings, const Batch& batch, const QString& path, QWidget* parent);
    ~RosterSheet() override;
    void reject() override;

Q_SIGNALS:
    void imported(const mianguan::Batch& batch, int graduates);

private:
    void makeFields();
    void read(const QString& sheet = {});
    void showSheets();
    void applyMapping();
    void haveRead(const Result<RosterTable>& read);
    void preview();
    void previewed(const Result<RosterPreview>& made);
    void showProblems();
    void save();
    void judge();
    void translate();
    Batch asked() const;
    QString summaryText() const;

    Store& store;
    Settings& settings;
    QString path;
    std::optional<RosterTable> table;
    std::optional<RosterPreview> shown;
    int asking = 0; ///< previews asked; older answers are dropped
    std::stop_source stopping;
    QThreadPool pool;
    TextBox *school, *batch;
    QLabel* sheetLabel;
    QComboBox* sheets;
    bool mapped = false; ///< by the person: another school's columns do not undo it
    ColumnForm* mapping;
    QLabel* summary;
    QListWidget* problems;
    QProgressBar* progress;
};

} // namespace mianguan
