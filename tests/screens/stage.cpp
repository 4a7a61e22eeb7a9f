#include "tests/screens/stage.h"

#include "ui/camera/preview_view.h"
#include "ui/desk/desk_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTest>

namespace mianguan::test {

namespace {

constexpr int patience = 30'000; // ms
constexpr int taskBar = 40;

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

void Stage::reveal(const char* name) {
    auto* wanted = part<QWidget>(name);
    for (QWidget* above = wanted; above; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(wanted, 0, look.window.height());
}

void Stage::showAlone(QWidget& view) const {
    view.resize(look.window);
    view.show();
    if (!QTest::qWaitForWindowActive(&view)) qWarning("the view is not in front");
}

void Stage::snapAlone(const char* topLevel) {
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top->objectName() == QLatin1String(topLevel)) alone = top->grab();
}

/// The window, and in its middle what lies over it.
QPixmap Stage::wholePicture() const {
    QPixmap picture = window->grab();
    QPainter painter(&picture);
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (top == window.get() || !top->isVisible()) continue;
        const QRect place(QPoint(), top->size());
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 60));
        painter.drawPixmap(window->rect().center() - place.center(), top->grab());
    }
    return picture;
}

void Stage::snap(const QString& scene) {
    const QPixmap picture = alone.isNull() ? wholePicture() : alone;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != window.get() ? top->height() > look.window.height() - taskBar : top->size() != look.window)
            qWarning("%s: %s is %d × %d", qPrintable(scene), qPrintable(top->objectName()), top->width(),
                     top->height());
    const QString name = QStringLiteral("%1/%2-%3-%4.png")
                             .arg(look.folder, scene, look.language,
                                  look.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    if (!picture.save(name)) qWarning("%s cannot be written", qPrintable(name));
}

} // namespace mianguan::test
