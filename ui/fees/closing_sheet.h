#pragma once

#include "core/work/fee.h"
#include "ui/widgets/sheet.h"

#include <QThreadPool>
#include <QTimer>

class QComboBox;
class QDoubleSpinBox;
class QTreeWidget;

namespace mianguan {

class Store;
class TextBox;

/// The daily closing (日结): what was taken since the last one, the cash counted, and those before.
class ClosingSheet : public Sheet {
    Q_OBJECT
public:
    ClosingSheet(Store& store, QWidget* parent);
    ~ClosingSheet() override;

private:
    struct Days {
        FeeDay open;
        QList<FeeClosing> closed;
    };
    enum class Then { Stay, ShowLatest };

    void makeFields();
    void load(Then then = Then::Stay);
    void fill(Days days, int index);
    void showNothingYet();
    void lookAgain(); ///< whether more was paid
    void showPeriod(int index);
    void judge();
    void closeDay();
    void print();
    void saveFile();
    void translate();
    static QString titleOf(const FeeClosing& closing);
    FeeClosing shown() const; ///< of the choice; without a time while it is open
    qint64 countedCents() const;

    Store& store;
    QTimer looking;
    QThreadPool adding;  ///< a desk may have a hundred thousand payments
    int asked = 0;       ///< the latest question; older answers are dropped
    bool loaded = false; ///< else what is shown is being added up
    FeeDay now;
    bool showsOpen = true;
    double countedNow = 0; ///< yuan, typed for the open day while an earlier closing is shown
    QString remarkNow;
    QList<FeeClosing> before;
    QComboBox* period;
    QTreeWidget* table;
    QWidget* count;
    QLabel *countedLabel, *difference, *cashLabel;
    QDoubleSpinBox* counted;
    TextBox* remark;
    QPushButton *onPaper, *asFile;
};

} // namespace mianguan
