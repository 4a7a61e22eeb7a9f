#include "ui/frame/main_window.h"

#include "ui/base/layout_memory.h"
#include "ui/base/live_text.h"
#include "ui/frame/start_page.h"
#include "ui/frame/workspace.h"
#include "ui/theme/icons.h"
#include "ui/widgets/drop_paths.h"

#include <QKeyEvent>

#include <utility>

namespace mianguan {

MainWindow::MainWindow(Settings& remembered, QWidget* parent)
    : QMainWindow(parent), settings(remembered), start(new StartPage), drops(new DropPaths(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/mianguan.svg")));
    setMinimumSize(1024, 640);
    resize(1366, 768);
    rememberGeometry(this, settings, setting::geometry);
    setCentralWidget(start);
    connect(start, &StartPage::retryAsked, this, &MainWindow::retryAsked);
    connect(start, &StartPage::quitAsked, this, &QWidget::close);
    connect(drops, &DropPaths::dropped, this, [this](const QStringList& paths) {
        if (space) space->import(paths);
    });
    keepTranslated(this, [this] { setWindowTitle(tr("Mianguan")); });
}

void MainWindow::showOpening() { start->showOpening(); }

void MainWindow::showTrouble(const Error& error) { start->showTrouble(error); }

void MainWindow::showStore(Store& store) {
    takeCentralWidget()->setParent(this);
    space = new Workspace(store, settings, this);
    setCentralWidget(space);
    start->hide();
    drops->setEnabled(true);
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
    space->setChromeVisible(leave);
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

bool MainWindow::event(QEvent* event) {
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint) Q_EMIT painted();
    return handled;
}

} // namespace mianguan
