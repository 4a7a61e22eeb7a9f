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
/// What the dialog would remember of visited folders is removed again.
void chooseFiles(QWidget* parent, const PathQuestion& question, std::function<void(QStringList)> answer);
/// `folder` may name the file too; one that is there is asked about before it is replaced.
void chooseNewFile(QWidget* parent, const PathQuestion& question, std::function<void(QString)> answer);
void chooseFolder(QWidget* parent, const PathQuestion& question, std::function<void(QString)> answer);

} // namespace mianguan
