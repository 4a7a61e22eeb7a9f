#include "ui/access/recovery_sheet.h"

#include "core/keys/key.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>

namespace mianguan {

namespace {

constexpr int groupsInRow = 3;

/// The groups in rows, each letter as a dot when covered.
QString shownGroups(const QStringList& groups, bool covered) {
    QString text;
    for (int i = 0; i < groups.size(); ++i) {
        if (i > 0) text += i % groupsInRow == 0 ? QStringLiteral("\n") : QStringLiteral("   ");
        text += covered ? QString(groups.at(i).size(), QChar(0x2022)) : groups.at(i);
    }
    return text;
}

} // namespace

RecoverySheet::RecoverySheet(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("recoverySheet"));
    code = makeLabel("code", this);
    code->setObjectName(QStringLiteral("recoveryCode"));
    code->setAlignment(Qt::AlignCenter);
    code->setFocusPolicy(Qt::NoFocus);
    printIt = makeButton("printCode", "plain", this);
    printIt->setIcon(icon(QStringLiteral("print")));
    printed = makeLabel("small", this);
    printed->setWordWrap(true);
    onPaper = new QCheckBox(this);
    onPaper->setObjectName(QStringLiteral("codeOnPaper"));
    last = new TextBox("lastGroup", this);
    goOn = makeButton("codeKept", "primary", this);
    goOn->setProperty("big", true);
    for (QPushButton* button : {printIt, goOn})
        button->setAutoDefault(false); // in a dialog Enter belongs to the line
    setFocusProxy(printIt);

    auto* printing = rowOf(nullptr, 0, measure::normal);
    printing->addWidget(printIt);
    printing->addWidget(printed, 1);
    auto* layout = column(this, 0, measure::normal);
    layout->addWidget(code);
    layout->addLayout(printing);
    layout->addWidget(onPaper);
    layout->addWidget(last);
    layout->addWidget(goOn);

    connect(printIt, &QPushButton::clicked, this, &RecoverySheet::print);
    connect(onPaper, &QCheckBox::toggled, this, &RecoverySheet::cover);
    connect(last->line(), &QLineEdit::textChanged, this, &RecoverySheet::judge);
    connect(last->line(), &QLineEdit::returnPressed, this, &RecoverySheet::finish);
    connect(goOn, &QPushButton::clicked, this, &RecoverySheet::finish);
    keepTranslated(this, [this] { translate(); });
}

void RecoverySheet::show(const RecoverySlip& fresh, const QString& goOnText) {
    slip = fresh;
    goOnWords = goOnText;
    onPaper->setChecked(false);
    cover(false);
    translate();
    setVisible(true);
    printIt->setFocus();
}

QString RecoverySheet::headline() { return tr("Put this recovery code on paper"); }

QString RecoverySheet::explanation() {
    return tr(
        "It is the only way in when the administrator's password is lost. It is shown now and never again; "
        "without it and without the password the photos are lost for good.");
}

void RecoverySheet::translate() {
    say(printIt, tr("Print…"));
    // Only for a code: asking for printers asks the print service, over a socket.
    if (!slip.code.isEmpty() && QPrinterInfo::availablePrinterNames().isEmpty())
        printed->setText(tr("This computer has no printer: write the code down by hand."));
    onPaper->setText(tr("I have printed it or written it down"));
    onPaper->setAccessibleName(onPaper->text());
    last->setWords(tr("Its last group, from the paper"));
    say(goOn, goOnWords);
}

/// The code is covered while its end is typed, so that it is the paper that is read.
void RecoverySheet::cover(bool covered) {
    code->setText(shownGroups(slip.groups(), covered));
    code->setAccessibleName(covered ? tr("The code is covered") : slip.code);
    last->line()->clear();
    last->setEnabled(covered);
    if (covered) last->setFocus();
    judge();
}

void RecoverySheet::judge() { goOn->setEnabled(onPaper->isChecked() && slip.endsWith(last->text())); }

void RecoverySheet::finish() {
    if (!goOn->isEnabled()) return;
    code->clear();
    code->setAccessibleName({});
    last->line()->clear();
    wipe(slip.code);
    Q_EMIT kept();
}

void RecoverySheet::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Recovery code"));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintShowPageSize);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        printSlip(*printer, slip);
        sayPrinted(*printer);
    });
    dialog->open();
}

void RecoverySheet::sayPrinted(QPrinter& printer) {
    if (printer.printerState() == QPrinter::Error)
        printed->setText(tr("The printer did not take it. Write the code down by hand, or try again."));
    else if (printer.outputFileName().isEmpty())
        printed->setText(tr("Sent to the printer. Look whether the sheet is whole before you go on."));
    else
        printed->setText(
            tr("Written as a file. Print it and delete the file: whoever has it can open the store."));
    onPaper->setFocus();
}

} // namespace mianguan
