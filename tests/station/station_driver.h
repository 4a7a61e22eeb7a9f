#pragma once

#include "app/station/appearance.h"
#include "app/station/station.h"
#include "core/base/language.h"
#include "core/station/hub_link.h"
#include "tests/work/handmade.h"
#include "ui/access/idle_watch.h"
#include "ui/base/settings.h"
#include "ui/frame/main_window.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUrl>

namespace mianguan::test {

/// The real station in this process, driven as a person would: by keys, clicks, drops and what the screen
/// says.
class StationDriver {
public:
    explicit StationDriver(const Options& options, const QString& settingsFile,
                           const QString& language = QStringLiteral("en"))
        : settings(settingsFile), appearance(*qApp, settings, language),
          station(options, settings, appearance, optionsOf(options.data, options.practice)) {
        station.begin();
        window()->resize(1366, 768);
    }

    QWidget* window() const {
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top->objectName() == QLatin1String("mainWindow")) return top;
        return nullptr;
    }
    template <class T = QWidget>
    T* part(const char* name) const {
        return window()->findChild<T*>(QLatin1String(name));
    }
    bool ready() const { return part("rail") && part("rail")->isVisible() && window()->isActiveWindow(); }

    /// A key to whatever has the focus, as from a keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window(), key, modifiers);
    }
    void type(const QString& words) const { QTest::keyClicks(QApplication::focusWidget(), words); }
    void click(const char* name) const { QTest::mouseClick(part(name), Qt::LeftButton); }

    void drop(const QStringList& paths) const {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls += QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window(), &enter);
        QDropEvent event({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window(), &event);
    }

    /// The count on one of the top bar's tabs: 0 pending, 1 approved, 2 rejected, 3 not made, 4 all.
    int count(int tab) const {
        auto* button = part<QToolButton>(qPrintable(QStringLiteral("shown%1").arg(tab)));
        return button->text().section(QLatin1Char(' '), -1).toInt();
    }
    QPushButton* button(const char* name) const { return part<QPushButton>(name); }
    QLineEdit* line(const char* name) const { return part<QLineEdit>(name); }
    bool shows(const char* name) const { return part(name) && part(name)->isVisible(); }
    HubLink* hubLink() const { return station.findChild<HubLink*>(); }
    IdleWatch* idleWatch() const { return station.findChild<IdleWatch*>(); }
    QString photoLabel() const { return part<QLabel>("photoLabel")->text(); }
    QString toast() const { return part<Toast>("toast")->words(); }

private:
    Settings settings;
    Appearance appearance;
    Station station;
};

} // namespace mianguan::test
