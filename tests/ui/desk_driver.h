#pragma once

#include "tests/camera/video.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/desk_view.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace mianguan::test {

/// A desk with a store of its own, driven by the keyboard.
class DeskDriver {
protected:
    static constexpr int patience = 30'000; // ms; only a failure takes so long

    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<DeskCamera> camera;
    std::unique_ptr<DeskView> desk;
    Id session;

    /// Of what is made from now on, in this process.
    static bool& faulty() {
        static bool is = false;
        return is;
    }
    /// A portrait without a model; each picture gives another.
    static Result<Portrait> make(const Picture&, const Picture*) {
        static int number = 0;
        Portrait portrait = drawn(++number).portrait;
        const Status status = faulty() ? Status::Fail : Status::Pass;
        portrait.findings = {Finding{QStringLiteral("face-count"), status, {}, 1.0, {}, 100, {}}};
        return portrait;
    }

    QString at(const char* name) const { return root->filePath(QLatin1String(name)); }
    void openStation() {
        root = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(at("station.ini"));
        store = openStore(at("store"));
    }
    void closeStation() {
        faulty() = false;
        desk.reset();
        camera.reset();
        store.reset();
    }
    /// With a session, three graduates and a video file for a camera. False where none can be made.
    bool openStationWithClass() {
        openStation();
        session = orDie(openSession(*store));
        orDie(importRoster(*store, listOf(3)));
        const QString video = at("sitter.mp4");
        settings->set(setting::camera, QStringLiteral("1|") + video);
        return makeVideo(video, {320, 240}, 15, 45, [](QPainter& painter, int number) {
            painter.fillRect(QRect(0, 0, 320, 240), QColor(100, 150, 200));
            painter.fillRect(QRect(number * 4, 40, 60, 120), QColor(220, 180, 160));
        });
    }
    void openDesk() { openDesk(std::make_unique<DeskCamera>(*settings)); }
    void openDesk(std::unique_ptr<DeskCamera> with) {
        camera = std::move(with);
        desk = std::make_unique<DeskView>(*store, *settings, *camera);
        desk->resize(1300, 680);
        desk->show();
        QVERIFY(QTest::qWaitForWindowActive(desk.get()));
        QVERIFY(desk->begin(session, make));
        QTRY_VERIFY_WITH_TIMEOUT(desk->findChild<PreviewView*>()->painted() > 0, patience);
    }

    template <class Part>
    Part* part(const char* name) const {
        return partOf<Part>(desk.get(), name);
    }
    void typeWords(const QString& words) const { QTest::keyClicks(part<QLineEdit>("scan"), words); }
    QString name() const {
        auto* label = part<QLabel>("graduateName");
        return label->isVisible() ? label->text() : QString();
    }
    QString banner() const {
        auto* shown = desk->findChild<Banner*>();
        return shown->isVisible() ? shown->headline() : QString();
    }
    bool seated() const { return part<QPushButton>("shoot")->isEnabled(); }

    void callNext(const QString& whom) const {
        press(Qt::Key_Return); // nobody typed: the next of the list
        QTRY_COMPARE(name(), whom);
    }
    void find(const QString& number, const QString& whom) const {
        typeWords(number);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), whom);
    }
    void seat() const {
        press(Qt::Key_Return);
        QTRY_VERIFY(seated());
    }
    void shoot() const {
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), patience);
    }
    /// Of whoever is found, until the photo is submitted.
    void photograph() const {
        const int before = int(store->photos().size());
        seat();
        shoot();
        press(Qt::Key_Return);
        QTRY_COMPARE(int(store->photos().size()), before + 1);
    }
    static QWidget* openSheet(const char* name) {
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top->objectName() == QLatin1String(name) && top->isVisible()) return top;
        return nullptr;
    }
    void backAtTheDesk() const {
        desk->activateWindow();
        QTRY_VERIFY(desk->isActiveWindow() && QApplication::focusWidget());
    }
};

} // namespace mianguan::test
