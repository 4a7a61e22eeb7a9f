#include "tests/screens/scene_tools.h"
#include "tests/screens/scenes.h"
#include "tests/ui/drawn.h"
#include "tests/ui/fake_camera.h"
#include "ui/base/settings.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/desk_view.h"
#include "ui/desk/sessions_view.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QListView>

namespace mianguan::test {

namespace {

/// Some photographed, one left sitting, one absent.
Id halfDone(Stage& stage) {
    importClass(stage);
    const Id session = orDie(openSession(stage.store(), onSite()));
    for (int i = 0; i < 4; ++i) {
        orDie(arrive(stage.store(), graduate(stage, i), session));
        Store::Submission photo = drawn(i);
        photo.graduate = graduate(stage, i);
        photo.session = session;
        orDie(submit(stage.store(), photo));
    }
    orDie(arrive(stage.store(), graduate(stage, 4), session));
    orDie(markAbsent(stage.store(), graduate(stage, 5), session));
    return session;
}
void atSessions(Stage& stage) {
    halfDone(stage);
    stage.open(Page::Collect);
    stage.settle(1500);
}
void progress(Stage& stage) {
    atSessions(stage);
    stage.click("sessionTab1");
    stage.settle(1500);
}
void endSheet(Stage& stage) {
    atSessions(stage);
    stage.click("closeSession");
    stage.until([&] { return stage.part<QWidget>("endSheet") != nullptr; });
}
void handOver(Stage& stage) {
    endSheet(stage);
    stage.part<QWidget>("endSheet")->findChild<QAbstractButton*>(QStringLiteral("sheetGoOn"))->click();
    stage.until([&] { return stage.part<QWidget>("reportSheet") != nullptr; });
    stage.settle(1000);
}
void ended(Stage& stage) {
    handOver(stage);
    stage.click("closeReport");
    stage.settle(1000);
}
void wholeDay(Stage& stage) {
    halfDone(stage);
    Session second = onSite();
    second.name = QStringLiteral("体育馆 上午场");
    second.place = QStringLiteral("体育馆");
    second.desk = QStringLiteral("2号台");
    orDie(openSession(stage.store(), second));
    stage.open(Page::Collect);
    stage.click("wholeDay");
    stage.settle(1500);
}
void board(Stage& stage) {
    const Id session = halfDone(stage);
    stage.open(Page::Collect);
    stage.part<DeskPage>("deskPage")->start(session);
    stage.settle(800);
    stage.press(Qt::Key_F5);
    stage.settle(1500);
}
void tickets(Stage& stage) {
    atDesk(stage);
    stage.click("ticket");
    stage.settle(800);
}
void reportCard(Stage& stage) {
    atDesk(stage);
    shootFirst(stage);
    stage.press(Qt::Key_F8);
    stage.settle(1000);
}
void noReport(Stage& stage) {
    atDesk(stage);
    stage.press(Qt::Key_F8);
}
void unsent(Stage& stage) {
    atDesk(stage);
    shootFirst(stage);
    stage.click("leaveDesk");
}
void putAside(Stage& stage) {
    atDesk(stage);
    shootFirst(stage);
    stage.press(Qt::Key_Escape);
}
void albumRefused(Stage& stage) {
    atDesk(stage);
    seatFirst(stage);
    stage.press(Qt::Key_F3);
}
void noCamera(Stage& stage) {
    stage.settings().set(setting::camera, QString());
    importClass(stage);
    orDie(openSession(stage.store(), onSite()));
    stage.open(Page::Collect);
    stage.settle(800);
}
void noCameraAtDesk(Stage& stage) {
    stage.settings().set(setting::camera, QString());
    importClass(stage);
    const Id session = orDie(openSession(stage.store(), onSite()));
    stage.open(Page::Collect);
    stage.part<DeskPage>("deskPage")->start(session);
    stage.settle(800);
    stage.press(Qt::Key_F6);
}
/// The video behind the camera is taken away.
void cameraVanished(Stage& stage) {
    const QString copy = stage.path("sitter.mp4");
    QFile::copy(stage.settings().get(setting::camera).mid(2), copy);
    stage.settings().set(setting::camera, QStringLiteral("1|") + copy);
    atDesk(stage);
    seatFirst(stage);
    QFile::remove(copy);
    stage.settle(4000);
}

/// A camera on the desk that offers everything there is to set.
struct HeldCamera {
    std::shared_ptr<FakeDevice> device = std::make_shared<FakeDevice>();
    std::unique_ptr<DeskCamera> desk;

    explicit HeldCamera(Settings& settings) {
        settings.set(setting::camera, QString());
        const CameraSource source{CameraSource::Kind::Device, "fake", QStringLiteral("USB 2.0 Camera")};
        device->show(drawnBust(3, 1.5, QColor(210, 205, 200)));
        auto list = std::make_unique<CameraList>([source] { return QList<CameraSource>{source}; }, nullptr);
        desk =
            std::make_unique<DeskCamera>(settings, std::move(list), [held = device](const CameraSource& one) {
                return std::make_unique<FakeCamera>(one, held);
            });
    }
};
void cameraSettings(Stage& stage) {
    importClass(stage);
    orDie(openSession(stage.store(), onSite()));
    HeldCamera held(stage.settings());
    held.device->can = {{{{1920, 1080}, 30, 0}, {{1280, 720}, 60, 1}},
                        Span{-2, 2},
                        Span{0.001, 0.1},
                        Span{100, 1600},
                        Span{0, 1},
                        Span{2800, 10'000}};
    SessionsView view(stage.store(), stage.settings(), *held.desk);
    stage.showAlone(view);
    view.awaken();
    stage.settle(1500);
    if (auto* adjust = view.findChild<QAbstractButton*>(QStringLiteral("cameraSettings"))) adjust->click();
    stage.settle(800);
    stage.snapAlone("sessionsView");
}

} // namespace

QList<Scene> sessionScenes() {
    return {{"session-progress", progress},      {"session-end", endSheet},
            {"session-hand-over", handOver},     {"session-ended", ended},
            {"session-day", wholeDay},           {"desk-board", board},
            {"desk-tickets", tickets},           {"desk-report-card", reportCard},
            {"desk-no-report", noReport},        {"desk-unsent", unsent},
            {"desk-put-aside", putAside},        {"desk-album-refused", albumRefused},
            {"camera-none", noCamera},           {"camera-none-desk", noCameraAtDesk},
            {"camera-vanished", cameraVanished}, {"camera-settings", cameraSettings}};
}

} // namespace mianguan::test
