#include "ui/widgets/choose_path.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace mianguan {

namespace {

/// Qt's dialog writes the folders it saw into a file of its own when it goes.
void forgetVisits() {
    QSettings remembered(QSettings::UserScope, QStringLiteral("QtProject"));
    remembered.remove(QStringLiteral("FileDialog/history"));
    remembered.remove(QStringLiteral("FileDialog/lastVisited"));
}

QFileDialog* makeDialog(QWidget* parent, const PathQuestion& question) {
    auto* dialog = new QFileDialog(parent, question.title, question.folder, question.filter);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QObject::destroyed, parent, forgetVisits);
    return dialog;
}

} // namespace

void chooseFiles(QWidget* parent, const PathQuestion& question, std::function<void(QStringList)> answer) {
    QFileDialog* dialog = makeDialog(parent, question);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(answer));
    dialog->open();
}

void chooseNewFile(QWidget* parent, const PathQuestion& question, std::function<void(QString)> answer) {
    const QFileInfo proposed(question.folder);
    QFileDialog* dialog = makeDialog(parent, {question.title, proposed.path(), question.filter});
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(proposed.suffix());
    dialog->selectFile(proposed.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(answer));
    dialog->open();
}

void chooseFolder(QWidget* parent, const PathQuestion& question, std::function<void(QString)> answer) {
    QFileDialog* dialog = makeDialog(parent, question);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(answer));
    dialog->open();
}

} // namespace mianguan
