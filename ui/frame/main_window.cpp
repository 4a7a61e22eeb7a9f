#include "ui/frame/main_window.h"

#include "ui/base/layout_memory.h"
#include "ui/base/live_text.h"
#include "ui/frame/start_page.h"
#include "ui/frame/workspace.h"
#include "ui/theme/icons.h"
#include "ui/widgets/drop_paths.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QToolTip>

#include <utility>

namespace mianguan {

MainWindow::MainWindow(Settings& remembered, QWidget* parent)
    : QMainWindow(parent), settings(remembered), layers(new QStackedWidget(this)),
      start(new StartPage(layers)), drops(new DropPaths(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/mianguan.svg")));
    setMinimumSize(1024, 640);
    resize(1366, 768);
    rememberGeometry(this, settings, setting::geometry);
    layers->addWidget(start);
    setCentralWidget(layers);
    drops->setEnabled(false);
    connect(start, &StartPage::retryAsked, this, &MainWindow::retryAsked);
    connect(start, &StartPage::quitAsked, this, &QWidget::close);
    connect(drops, &DropPaths::dropped, this, [this](const QStringList& paths) {
        if (space && space->isVisible()) space->import(paths);
    });
    keepTranslated(this, [this] { translate(); });
}

void MainWindow::translate() {
    if (called.isEmpty()) return setWindowTitle(tr("Mianguan"));
    //: %1 what this window is called
    setWindowTitle(tr("%1 – Mianguan").arg(called));
}

void MainWindow::setCalled(const QString& words) {
    called = words;
    translate();
}

void MainWindow::setDoor(QWidget* entry) {
    door = entry;
    layers->addWidget(door);
}

void MainWindow::showOpening() {
    layers->setCurrentWidget(start);
    start->showOpening();
}

void MainWindow::showTrouble(const Error& error) {
    layers->setCurrentWidget(start);
    start->showTrouble(error);
}

void MainWindow::showDoor() {
    takeAwayWhatLiesOver();
    if (isFullScreen()) toggleFullScreen();
    drops->setEnabled(false);
    layers->setCurrentWidget(door);
}

/// Menus, open lists, tips, dialogs: each may show what the door is to hide.
void MainWindow::takeAwayWhatLiesOver() {
    QToolTip::hideText();
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    for (QDialog* dialog : findChildren<QDialog*>()) {
        dialog->hide();
        dialog->deleteLater();
    }
}

void MainWindow::showStoreAgain() {
    layers->setCurrentWidget(space);
    drops->setEnabled(true);
}

void MainWindow::showStore(Store& store) {
    space = new Workspace(store, settings, layers);
    layers->addWidget(space);
    showStoreAgain();
    connect(space, &Workspace::fullScreenAsked, this, &MainWindow::toggleFullScreen);
    space->open(pageFromId(settings.get(setting::page)));
    Q_EMIT storeShown();
}

void MainWindow::closeStore() {
    drops->setEnabled(false);
    delete std::exchange(space, nullptr);
}

void MainWindow::toggleFullScreen() {
    const bool leave = isFullScreen();
    if (space) space->setChromeVisible(leave);
    if (!leave) wasMaximized = isMaximized();
    if (!leave)
        showFullScreen();
    else if (wasMaximized)
        showMaximized();
    else
        showNormal();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isFullScreen())
        toggleFullScreen();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(!space);
    if (space) Q_EMIT closing();
}

bool MainWindow::event(QEvent* event) {
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint) Q_EMIT painted();
    return handled;
}

} // namespace mianguan
