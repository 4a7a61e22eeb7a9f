#include "ui/paper/paper_sheet.h"

#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QScrollArea>

namespace mianguan {

namespace {

constexpr QSize sheetSize(760, 640);
constexpr int shownWidth = 680, pageGap = 12, dpi = 600;

/// The pages one below the other: white paper whatever the colours of the program.
class Preview : public QWidget {
public:
    explicit Preview(std::shared_ptr<const Paper> pages) : paper(std::move(pages)) {
        setFixedSize(shownWidth, paper->pages() * pageHeight() + (paper->pages() - 1) * pageGap);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        for (int page = 0; page < paper->pages(); ++page) {
            painter.save();
            painter.translate(0, page * (pageHeight() + pageGap));
            painter.fillRect(QRect(0, 0, shownWidth, pageHeight()), Qt::white);
            painter.scale(shownWidth / Paper::width, shownWidth / Paper::width);
            paper->paint(painter, page);
            painter.restore();
        }
    }

private:
    static int pageHeight() { return qRound(shownWidth * Paper::height / Paper::width); }
    const std::shared_ptr<const Paper> paper;
};

void setPaper(QPagedPaintDevice& device) {
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins({});
}

QString lowered(const QString& name) { return name.left(1).toLower() + name.mid(1); }

} // namespace

PaperSheet::PaperSheet(std::shared_ptr<const Paper> pages, const PaperTitles& titles, QWidget* parent)
    : QDialog(parent), paper(std::move(pages)), words(titles),
      leave([](const QString&, const std::function<void()>& go) { go(); }) {
    setObjectName(lowered(words.name) + QLatin1String("Sheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    setAccessibleName(windowTitle());
    auto* scroll = new QScrollArea(this);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setFocusPolicy(Qt::TabFocus);
    auto* preview = new Preview(paper);
    preview->setObjectName(lowered(words.name) + QLatin1String("Preview"));
    preview->setAccessibleName(words.description);
    scroll->setWidget(preview);
    scroll->setAccessibleName(windowTitle());
    auto* layout = column(this, measure::wide, measure::normal);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeButtons());
    resize(sheetSize);
}

QWidget* PaperSheet::makeButtons() {
    auto* bar = new QWidget(this);
    said = makeLabel("body", bar);
    said->setObjectName(lowered(words.name) + QLatin1String("Answer"));
    said->setWordWrap(true);
    auto* onPaper = makeButton(qPrintable(part("print")), "primary", bar);
    onPaper->setIcon(icon(QStringLiteral("print"), &Tokens::onAccent));
    auto* asFile = makeButton(qPrintable(part("save")), "plain", bar);
    auto* close = makeButton(qPrintable(part("close")), "plain", bar);
    say(onPaper, tr("Print…"));
    say(asFile, tr("Save as PDF…"));
    say(close, tr("Close"));
    auto* layout = rowOf(bar, 0, measure::tight);
    layout->addWidget(said, 1);
    for (QPushButton* button : {onPaper, asFile, close})
        layout->addWidget(button);
    connect(onPaper, &QPushButton::clicked, this, &PaperSheet::print);
    connect(asFile, &QPushButton::clicked, this, &PaperSheet::save);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return bar;
}

void PaperSheet::setRecord(const std::function<void(const QString&, const Recorded&)>& record) {
    leave = [this, record](const QString& where, const std::function<void()>& go) {
        record(where.isEmpty() ? QString() : QFileInfo(where).absolutePath(),
               [this, go](const Result<Id>& recorded) {
                   recorded ? go() : answer(recorded.error().sentence());
               });
    };
}

void PaperSheet::answer(const QString& sentence) { said->setText(sentence); }

void PaperSheet::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(windowTitle());
    printer->setFullPage(true);
    setPaper(*printer);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        leave({}, [this, printer] {
            paper->print(*printer);
            sayPrinted(*printer);
        });
    });
    dialog->open();
}

void PaperSheet::sayPrinted(const QPrinter& printer) {
    answer(printer.printerState() == QPrinter::Error
               ? tr("The printer did not take it. Save it as a PDF and print that elsewhere.")
               : tr("Sent to the printer."));
}

void PaperSheet::save() {
    chooseNewFile(this, {words.saveTitle, QDir::home().filePath(words.fileName), tr("PDF (*.pdf)")},
                  [this](const QString& file) { leave(file, [this, file] { write(file); }); });
}

void PaperSheet::write(const QString& path) {
    QSaveFile file(path);
    bool whole = file.open(QIODevice::WriteOnly);
    if (whole) {
        QPdfWriter writer(&file);
        writer.setTitle(windowTitle());
        writer.setResolution(dpi);
        setPaper(writer);
        paper->print(writer);
    }
    whole = whole && file.commit();
    answer(whole ? tr("Saved as %1").arg(QDir::toNativeSeparators(path))
                 : tr("It could not be written there: %1. Choose another folder.").arg(file.errorString()));
}

} // namespace mianguan
