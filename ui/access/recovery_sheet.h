#pragma once

#include "ui/access/recovery_slip.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPrinter;
class QPushButton;

namespace mianguan {

class TextBox;

/// Shows a new recovery code, prints it, and goes on once its last group was typed back from the paper.
/// Nobody can show the code again, and it never goes to the clipboard.
class RecoverySheet : public QWidget {
    Q_OBJECT
public:
    explicit RecoverySheet(QWidget* parent);

    void show(const RecoverySlip& slip, const QString& goOn); ///< `goOn`: the words of the last button
    static QString headline();
    static QString explanation();

Q_SIGNALS:
    void kept(); ///< the code is on paper, and gone from here

private:
    void print();
    void sayPrinted(QPrinter& printer);
    void cover(bool covered);
    void judge();
    void finish();
    void translate();

    RecoverySlip slip;
    QString goOnWords;
    QLabel* code;
    QPushButton* printIt;
    QLabel* printed;
    QCheckBox* onPaper;
    TextBox* last;
    QPushButton* goOn;
};

} // namespace mianguan
