#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "ui/paper/paper.h"

#include <QDialog>

#include <functional>
#include <memory>

class QLabel;
class QPrinter;
class QPushButton;

namespace mianguan {

/// What the dialog over some paper says; the buttons' object names end in `name`.
struct PaperTitles {
    QString name;        ///< "Certificate": printCertificate, saveCertificate, certificateAnswer …
    QString title;       ///< of the window and of the document
    QString description; ///< for those who do not see the preview
    QString saveTitle;   ///< of the file dialog
    QString fileName;    ///< proposed, without folder
};

/// Paper as it will lie there; to be printed or kept as a PDF.
class PaperSheet : public QDialog {
    Q_OBJECT
public:
    PaperSheet(std::shared_ptr<const Paper> paper, const PaperTitles& titles, QWidget* parent);

    /// Asked before anything leaves: is to call `go`, or to answer through refuse(). At once by default.
    /// `where` is the file's path; empty for a printer.
    using Leave = std::function<void(const QString& where, std::function<void()> go)>;
    void setLeave(Leave asked) { leave = std::move(asked); }
    /// The same where it is to be recorded first: `record` is told the folder, empty for a printer, and
    /// answers.
    using Recorded = std::function<void(const Result<Id>&)>;
    void setRecord(const std::function<void(const QString& folder, const Recorded& done)>& record);
    void answer(const QString& words);

private:
    QWidget* makeButtons();
    void print();
    void sayPrinted(const QPrinter& printer);
    void save();
    void write(const QString& file);
    QString part(const char* before) const { return QLatin1String(before) + words.name; }

    const std::shared_ptr<const Paper> paper;
    const PaperTitles words;
    Leave leave;
    QLabel* said;
};

} // namespace mianguan
