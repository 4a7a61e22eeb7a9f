#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace mianguan {

/// What a file dialog asks for.
struct PathQuestion {
    QString title;
    QString folder; ///< where it opens
    QString filter; ///< of names, for files
};

/// Opens the dialog beside the running event loop and answers with what was chosen; cancelled: no answer.
/// The dialog's own list of visited folders is emptied, so that nothing is kept of what people opened.
void chooseFiles(QWidget* parent, const PathQuestion& question, std::function<void(QStringList)> answer);
void chooseFolder(QWidget* parent, const PathQuestion& question, std::function<void(QString)> answer);

} // namespace mianguan
