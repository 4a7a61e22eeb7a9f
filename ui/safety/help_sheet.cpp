#include "ui/safety/help_sheet.h"

#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QFile>
#include <QLocale>
#include <QTextBrowser>

namespace mianguan {

namespace {

constexpr QSize sheetSize(720, 640);

QString threatModel() {
    const bool chinese = QLocale().language() == QLocale::Chinese;
    QFile file(QStringLiteral(":/help/threat-model.%1.md")
                   .arg(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

HelpSheet::HelpSheet(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("helpSheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What the store keeps from whom"));
    auto* text = new QTextBrowser(this);
    text->setObjectName(QStringLiteral("helpText"));
    text->setAccessibleName(windowTitle());
    text->setMarkdown(threatModel());
    text->document()->setDocumentMargin(measure::loose);
    auto* close = makeButton("closeHelp", "primary", this);
    say(close, tr("Close"));
    auto* layout = column(this, measure::wide, measure::normal);
    layout->addWidget(text, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(sheetSize);
}

} // namespace mianguan
