#include "ui/roster/roster_sheet.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/column_form.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QRegularExpression>

namespace mianguan {

namespace {

constexpr int sheetWidth = 720 + 2 * measure::loose, mappingHeight = 220, problemsHeight = 130,
              mostProblems = 2000;

/// "2027届" in a title such as 云河大学2027届毕业生名单.
QString yearIn(const QString& title) {
    static const QRegularExpression year(QStringLiteral("20[0-9]{2}(届|年)"));
    return year.match(title).captured();
}

} // namespace

RosterSheet::RosterSheet(Store& target, Settings& remembered, const Batch& list, const QString& file,
                         QWidget* parent)
    : Sheet("rosterSheet", parent, sheetWidth), store(target), settings(remembered), path(file) {
    pool.setMaxThreadCount(1);
    makeFields();
    school->line()->setText(list.school.isEmpty() ? store.school() : list.school);
    batch->line()->setText(list.name);
    for (TextBox* box : {school, batch})
        connect(box->line(), &QLineEdit::textChanged, this, &RosterSheet::preview);
    connect(school->line(), &QLineEdit::editingFinished, this, &RosterSheet::applyMapping);
    connect(sheets, &QComboBox::activated, this, [this] { read(sheets->currentText()); });
    connect(mapping, &ColumnForm::changed, this, [this] {
        mapped = true;
        preview();
    });
    connect(goOn(), &QPushButton::clicked, this, &RosterSheet::save);
    keepTranslated(this, [this] { translate(); });
    judge();
    batch->line()->setFocus();
    read();
}

RosterSheet::~RosterSheet() {
    stopping.request_stop();
    pool.waitForDone();
}

void RosterSheet::makeFields() {
    school = new TextBox("rosterSchool", this);
    batch = new TextBox("rosterBatch", this);
    auto* both = rowOf(nullptr, 0, measure::normal);
    both->addWidget(school, 1);
    both->addWidget(batch, 1);
    sheetLabel = makeLabel("body", this);
    sheets = makeChoice("rosterSheets", this);
    auto* chosen = rowOf(nullptr, 0, measure::normal);
    chosen->addWidget(sheetLabel);
    chosen->addWidget(sheets, 1);
    sheetLabel->hide();
    sheets->hide();
    mapping = new ColumnForm(&rosterListFields, this);
    summary = makeLabel("section", this);
    summary->setObjectName(QStringLiteral("rosterSummary"));
    summary->setWordWrap(true);
    problems = new QListWidget(this);
    problems->setObjectName(QStringLiteral("rosterProblems"));
    problems->setFixedHeight(problemsHeight);
    problems->setWordWrap(true);
    progress = new QProgressBar(this);
    progress->setTextVisible(false);
    form()->addLayout(both);
    form()->addLayout(chosen);
    form()->addWidget(mapping->inScroll(mappingHeight, this));
    form()->addWidget(summary);
    form()->addWidget(problems);
    form()->addWidget(progress);
    problems->hide();
    progress->hide();
}

void RosterSheet::translate() {
    setWords(
        tr("Import a roster"),
        tr("%1. Say which column holds what; nothing is written before you import. Importing a list again "
           "changes what is there and doubles nobody.")
            .arg(QFileInfo(path).fileName()),
        tr("Import"));
    school->setWords(tr("School"));
    batch->setWords(tr("Batch"));
    sheetLabel->setText(tr("Sheet of the workbook"));
    sheets->setAccessibleName(sheetLabel->text());
    problems->setAccessibleName(tr("Problems of the list"));
    mapping->retranslate();
    summary->setText(summaryText());
}

Batch RosterSheet::asked() const { return {school->text(), batch->text()}; }

void RosterSheet::read(const QString& sheet) {
    table.reset();
    shown.reset();
    mapped = false;
    problems->hide();
    judge();
    summary->setText(tr("Reading the list…"));
    runAside(
        pool, this,
        [file = path, sheet, stop = stopping.get_token()] { return readRoster(file, {}, stop, sheet); },
        [this](const Result<RosterTable>& table) { haveRead(table); });
}

void RosterSheet::haveRead(const Result<RosterTable>& read) {
    if (!read) {
        summary->clear();
        return refuse(read.error());
    }
    table = *read;
    showSheets();
    if (batch->text().isEmpty()) batch->line()->setText(yearIn(table->title));
    applyMapping();
}

void RosterSheet::showSheets() {
    const bool several = table->sheets.size() > 1;
    sheetLabel->setVisible(several);
    sheets->setVisible(several);
    if (sheets->count() == 0) sheets->addItems(table->sheets);
    sheets->setCurrentIndex(sheets->findText(table->sheet));
}

/// As this school's last list was mapped.
void RosterSheet::applyMapping() {
    if (!table || mapped) return;
    const QJsonObject remembered = rememberedColumns(settings, setting::rosterColumns, school->text());
    mapping->setTable(*table, mappingFrom(remembered, table->headers).byId());
    preview();
}

void RosterSheet::preview() {
    shown.reset();
    judge();
    if (!table || asked().school.isEmpty() || asked().name.isEmpty()) return summary->setText(summaryText());
    const int turn = ++asking;
    summary->setText(tr("Checking the list…"));
    runAside(
        pool, this,
        [this, list = *table, columns = RosterMapping::of(mapping->columns()), whose = asked(),
         stop = stopping.get_token()] { return previewRoster(store, whose, list, columns, stop); },
        [this, turn](const Result<RosterPreview>& made) {
            if (turn == asking) previewed(made);
        });
}

void RosterSheet::previewed(const Result<RosterPreview>& made) {
    if (!made) {
        summary->setText(made.error().sentence());
        return problems->hide();
    }
    shown = *made;
    summary->setText(summaryText());
    showProblems();
    judge();
}

QString RosterSheet::summaryText() const {
    if (asked().name.isEmpty()) return tr("Enter the batch this list is of.");
    if (!shown) return {};
    QStringList parts{tr("%1 new").arg(shown->changes.added.size()),
                      tr("%1 changed").arg(shown->changes.changed.size()),
                      tr("%1 as they are").arg(shown->changes.unchanged)};
    if (!shown->checked.leftOut.isEmpty()) parts += tr("%1 rows left out").arg(shown->checked.leftOut.size());
    if (!shown->changes.absent.isEmpty())
        parts += tr("%1 known graduates are not in this list and stay").arg(shown->changes.absent.size());
    return parts.join(QStringLiteral(" · "));
}

void RosterSheet::showProblems() {
    problems->clear();
    QList<RosterProblem> all = shown->checked.problems + shown->changes.ambiguous;
    for (const RosterProblem& problem : all.mid(0, mostProblems)) {
        const Mark mark = markOf(problem.refused ? Status::Fail : Status::Warn);
        problems->addItem(new QListWidgetItem(icon(mark.icon, mark.ink),
                                              tr("Row %1: %2").arg(problem.row).arg(problem.sentence)));
    }
    problems->setVisible(!all.isEmpty());
}

void RosterSheet::judge() {
    goOn()->setEnabled(shown && !(shown->changes.added.isEmpty() && shown->changes.changed.isEmpty()));
}

void RosterSheet::save() {
    setBusy(true, true);
    stopping = {}; // an earlier stop is over
    progress->show();
    rememberColumns(settings, setting::rosterColumns, school->text(),
                    toJson(RosterMapping::of(mapping->columns()), table->headers));
    store.importRoster(
        shown->planFor(asked(), QFileInfo(path).fileName()),
        [this](qint64 done, qint64 total) {
            progress->setMaximum(int(total));
            progress->setValue(int(done));
        },
        stopping.get_token(), this,
        [this](const Result<int>& answer) {
            progress->hide();
            if (answer) Q_EMIT imported(asked(), *answer);
            settle(answer);
        });
}

/// While it imports: stops after what is recorded.
void RosterSheet::reject() {
    stopping.request_stop();
    Sheet::reject();
}

} // namespace mianguan
