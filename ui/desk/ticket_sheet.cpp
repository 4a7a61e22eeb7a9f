#include "ui/desk/ticket_sheet.h"

#include "core/base/aside.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QDir>
#include <QPrinterInfo>

namespace mianguan {

namespace {

using When = TicketSetting::When;

void select(QComboBox* box, const QVariant& value) {
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

TicketSheet::TicketSheet(Settings& remembered, const TicketFacts& facts, QWidget* parent)
    : Sheet("ticketSheet", parent), settings(remembered), sample(facts) {
    whenLabel = makeLabel("field", this);
    when = makeChoice("ticketWhen", this);
    whereLabel = makeLabel("field", this);
    where = makeChoice("ticketWhere", this);
    paperLabel = makeLabel("field", this);
    paper = makeChoice("ticketPaper", this);
    for (const auto& [label, box] : {std::pair{whenLabel, when}, {whereLabel, where}, {paperLabel, paper}}) {
        label->setBuddy(box);
        form()->addWidget(label);
        form()->addWidget(box);
        connect(box, &QComboBox::activated, this, &TicketSheet::judge);
    }
    choose = makeButton("ticketFolder", "plain", this);
    tryIt = makeButton("ticketTest", "plain", this);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(choose);
    buttons->addWidget(tryIt);
    buttons->addStretch();
    form()->addLayout(buttons);
    said = makeLabel("quiet", this);
    said->setObjectName(QStringLiteral("ticketSaid"));
    said->setWordWrap(true);
    form()->addWidget(said);
    folder = TicketSetting::of(settings).folder;
    where->addItem(QString(), QString());
    when->setFocus();
    connect(choose, &QPushButton::clicked, this, &TicketSheet::chooseFolder);
    connect(tryIt, &QPushButton::clicked, this, &TicketSheet::test);
    connect(goOn(), &QPushButton::clicked, this, [this] {
        chosen().keepIn(settings);
        Q_EMIT changed();
        accept();
    });
    connect(&printer, &TicketPrinter::printed, this, [this](const QString& place) {
        said->setText(tr("Sent to %1.").arg(QDir::toNativeSeparators(place)));
    });
    connect(&printer, &TicketPrinter::troubled, this,
            [this](const QString& sentence, const QString&) { said->setText(sentence); });
    keepTranslated(this, [this] { translate(); });
    runAside(
        pool, this, [] { return QPrinterInfo::availablePrinterNames(); },
        [this](const QStringList& names) { listPrinters(names); });
}

TicketSheet::~TicketSheet() { pool.waitForDone(); }

void TicketSheet::translate() {
    setWords(tr("Number ticket"),
             tr("A small paper with the shooting number for the graduate; the name on it is masked. The desk "
                "never "
                "waits for it."),
             tr("Save"));
    whenLabel->setText(tr("When"));
    whereLabel->setText(tr("Where"));
    paperLabel->setText(tr("Paper"));
    const TicketSetting kept = when->count() > 0 ? chosen() : TicketSetting::of(settings);
    when->clear();
    when->addItem(tr("Never"), int(When::Never));
    when->addItem(tr("When someone sits down"), int(When::Arrival));
    when->addItem(tr("When the photo is submitted"), int(When::Submission));
    paper->clear();
    paper->addItem(tr("Roll of 58 mm"), TicketPaper::rollNarrow);
    paper->addItem(tr("Roll of 80 mm"), TicketPaper::rollWide);
    paper->addItem(tr("A4, to be cut"), TicketPaper::sheet);
    where->setItemText(0, tr("As files in a folder"));
    select(when, int(kept.when));
    select(paper, kept.paper);
    for (const auto& [label, box] : {std::pair{whenLabel, when}, {whereLabel, where}, {paperLabel, paper}})
        name(box, label->text());
    say(choose, tr("Folder…"));
    say(tryIt, tr("Print one now"));
    judge();
}

/// A printer that was chosen and is gone stays chosen: it may come back.
void TicketSheet::listPrinters(const QStringList& names) {
    const QString kept = TicketSetting::of(settings).printer;
    for (const QString& each : names)
        where->addItem(each, each);
    if (!kept.isEmpty() && !names.contains(kept)) where->addItem(tr("%1 (not there)").arg(kept), kept);
    select(where, kept);
    judge();
    if (names.isEmpty())
        said->setText(
            tr("This computer has no printer. Tickets can go as files into a folder, or not at all."));
}

void TicketSheet::chooseFolder() {
    mianguan::chooseFolder(this, {tr("Folder for number tickets"), folder, {}}, [this](const QString& path) {
        folder = path;
        judge();
    });
}

void TicketSheet::judge() {
    const bool files = where->currentData().toString().isEmpty();
    const bool never = When(when->currentData().toInt()) == When::Never;
    for (QComboBox* box : {where, paper})
        box->setEnabled(!never);
    choose->setVisible(files && !never);
    tryIt->setVisible(!never);
    tryIt->setEnabled(!files || !folder.isEmpty());
    goOn()->setEnabled(never || !files || !folder.isEmpty());
    if (never)
        said->clear();
    else if (files)
        said->setText(folder.isEmpty() ? tr("Choose the folder.") : QDir::toNativeSeparators(folder));
    else
        said->clear();
}

void TicketSheet::test() { printer.print(sample, chosen()); }

TicketSetting TicketSheet::chosen() const {
    TicketSetting setting;
    setting.when = When(when->currentData().toInt());
    setting.printer = where->currentData().toString();
    setting.folder = folder;
    setting.paper = paper->currentData().toInt();
    return setting;
}

} // namespace mianguan
