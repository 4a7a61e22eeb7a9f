// Inside a window that somebody else started: answers what it shows and does there what hands would. Qt loads
// it where QT_QPA_GENERIC_PLUGINS names it; it listens at $XDG_STATE_HOME/probe.
#include "tests/station/training/probe_words.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDataStream>
#include <QDropEvent>
#include <QGenericPlugin>
#include <QLocalServer>
#include <QLocalSocket>
#include <QMimeData>
#include <QTest>
#include <QTimer>
#include <QUrl>

using namespace mianguan::test;

namespace {

QWidget* partNamed(const QString& name) {
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (top->objectName() == name) return top;
        for (QWidget* part : top->findChildren<QWidget*>(name))
            if (part->isVisible()) return part;
    }
    return nullptr;
}

void dropOn(QWidget& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

QString carryOut(const QString& deed, QWidget& part, const QString& words) {
    if (deed == probe::read) return part.property("text").toString();
    if (deed == probe::count) {
        auto* view = qobject_cast<QAbstractItemView*>(&part);
        return view ? QString::number(view->model()->rowCount()) : QString();
    }
    if (deed == probe::type) QTest::keyClicks(&part, words);
    if (deed == probe::enter) QTest::keyClick(&part, Qt::Key_Return);
    if (deed == probe::click) QTest::mouseClick(&part, Qt::LeftButton);
    if (deed == probe::drop) dropOn(part, words);
    if (deed == probe::picture) part.grab().save(words);
    if (deed == probe::close) QTimer::singleShot(0, &part, &QWidget::close);
    return probe::done;
}

class Probe : public QObject {
public:
    Probe() {
        const QString place = qEnvironmentVariable("XDG_STATE_HOME") + QStringLiteral("/probe");
        QLocalServer::removeServer(place); // of a window that was killed
        server.listen(place);
        connect(&server, &QLocalServer::newConnection, this, [this] {
            QLocalSocket* caller = server.nextPendingConnection();
            connect(caller, &QLocalSocket::readyRead, caller, [caller] { answer(*caller); });
        });
    }

private:
    static void answer(QLocalSocket& caller) {
        QDataStream line(&caller);
        for (QStringList asked; line.startTransaction(), line >> asked, line.commitTransaction();) {
            QWidget* part = partNamed(asked.value(1));
            line << (part && part->isVisible() ? carryOut(asked.value(0), *part, asked.value(2)) : QString());
        }
    }

    QLocalServer server;
};

class ProbePlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "window_probe.json")
public:
    QObject* create(const QString&, const QString&) override { return new Probe; }
};

} // namespace

#include "window_probe.moc"
