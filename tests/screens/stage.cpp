#include "tests/screens/stage.h"

#include "ui/camera/preview_view.h"
#include "ui/desk/desk_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QTest>

namespace mianguan::test {

namespace {

constexpr int patience = 30'000; // ms

} // namespace

Stage::Stage(const Look& wanted, std::shared_ptr<Vision> vision) : look(wanted) {
    choices = std::make_unique<Settings>(path("station.ini"));
    choices->set(setting::camera, QStringLiteral("1|") + look.camera);
    data = foundStore(path("store"));
    orDie(answerOf<Id>([&](QObject* context, auto done) {
        data->changePolicy({.reviewOwnPhotos = true}, context, done); // one person does everything here
    }));
    window = std::make_unique<Workspace>(*data, *choices);
    window->resize(look.window);
    window->setVision(vision);
    window->show();
    if (!QTest::qWaitForWindowActive(window.get())) qWarning("the window is not in front");
}

Stage::~Stage() = default;

void Stage::open(Page page) {
    window->open(page);
    settle();
}

void Stage::openDesk(const Session& planned) {
    session = orDie(openSession(*data, planned));
    open(Page::Collect);
    auto* page = part<DeskPage>("deskPage");
    page->start(session);
    until([&] {
        const auto previews = part<QWidget>("deskView")->findChildren<PreviewView*>();
        return !previews.isEmpty() && previews.first()->painted() > 3;
    });
}

void Stage::find(const QString& typed) {
    part<QLineEdit>("scan")->setFocus();
    type(typed);
    press(Qt::Key_Return);
}

void Stage::type(const QString& words) {
    if (auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget())) line->insert(words);
}

void Stage::press(Qt::Key key) {
    if (qEnvironmentVariableIsSet("DBG")) qWarning() << QApplication::focusWidget();
    QTest::keyClick(QApplication::focusWidget(), key);
    settle();
}

void Stage::click(const char* button) {
    part<QAbstractButton>(button)->click();
    settle();
}

void Stage::settle(int ms) { QTest::qWait(ms); }

void Stage::until(const std::function<bool()>& state) {
    if (!QTest::qWaitFor(state, patience)) qWarning("waited in vain");
    settle();
}

/// What lies over the window, a sheet or a menu, is painted into it where it stands.
void Stage::snap(const QString& scene) {
    QPixmap picture = window->grab();
    QPainter painter(&picture);
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != window.get() && top->isVisible())
            painter.drawPixmap(window->mapFromGlobal(top->mapToGlobal(QPoint())), top->grab());
    painter.end();
    const QString name = QStringLiteral("%1/%2-%3-%4.png")
                             .arg(look.folder, scene, look.language,
                                  look.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    if (!picture.save(name)) qWarning("%s cannot be written", qPrintable(name));
}

} // namespace mianguan::test
