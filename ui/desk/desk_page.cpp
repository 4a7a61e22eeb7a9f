#include "ui/desk/desk_page.h"

#include "core/base/aside.h"
#include "core/base/masked_name.h"
#include "core/vision/vision.h"
#include "core/work/store.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/desk_view.h"
#include "ui/desk/sessions_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QStackedWidget>
#include <QTimer>

#include <utility>

namespace mianguan {

namespace {

constexpr std::chrono::minutes shotsWait(3); // behind a lock

} // namespace

DeskPage::DeskPage(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), banner(new Banner(this)),
      views(new QStackedWidget(this)), patience(new QTimer(this)) {
    setObjectName(QStringLiteral("deskPage"));
    auto* layout = column(this, 0, 0);
    layout->addWidget(banner);
    layout->addWidget(views, 1);
    patience->setSingleShot(true);
    patience->setInterval(shotsWait);
    connect(patience, &QTimer::timeout, this, &DeskPage::cancel);
    connect(banner, &Banner::acted, this, [this] {
        if (!dropped.isNull()) start(std::exchange(dropped, {}));
    });
}

DeskPage::~DeskPage() {
    if (camera) camera->stop();
}

/// Only for those who come here: looking for cameras and loading models takes a while.
void DeskPage::furnish() {
    if (camera) return;
    camera = std::make_unique<DeskCamera>(settings, this);
    sessions = new SessionsView(store, settings, *camera, views);
    desk = new DeskView(store, settings, *camera, views);
    views->addWidget(sessions);
    views->addWidget(desk);
    setFocusProxy(sessions);
    connect(sessions, &SessionsView::startAsked, this, &DeskPage::start);
    connect(desk, &DeskView::leaveAsked, this, [this] { settleFirst(Leaving::Desk, [this] { leave(); }); });
    equip();
}

void DeskPage::setVision(const Result<std::shared_ptr<Vision>>& loaded) {
    if (!loaded) return banner->show(loaded.error());
    vision = *loaded;
    equip();
}

void DeskPage::equip() {
    if (!vision || !camera) return;
    sessions->setVision(vision);
    desk->setLook([models = vision](const Picture& picture) { return faceTemplate(picture, *models); });
    runAside(
        *QThreadPool::globalInstance(), this, [] { return GuideModels::load(); },
        [this](const Result<std::shared_ptr<const GuideModels>>& models) {
            if (!models) return banner->show(models.error());
            camera->setModels(*models);
        });
}

void DeskPage::start(const Id& session) {
    if (!vision) return;
    const auto specification = store.session(session).and_then(
        [](const Session& known) { return loadSpecification(known.specification); });
    if (!specification) return banner->show(specification.error());
    const auto make = [models = vision, spec = *specification](const Picture& picture, const Picture* plate) {
        return standardize(picture, spec, *models, plate, QDate::currentDate());
    };
    if (const auto begun = desk->begin(session, make); !begun) return banner->show(begun.error());
    banner->clear();
    views->setCurrentWidget(desk);
    setFocusProxy(desk);
}

void DeskPage::leave() {
    desk->end();
    setFocusProxy(sessions);
    views->setCurrentWidget(sessions);
    sessions->awaken();
}

std::optional<DeskRun::Unsent> DeskPage::unsent() const {
    return desk ? desk->unsent() : std::optional<DeskRun::Unsent>();
}

Id DeskPage::session() const { return desk ? desk->session() : Id(); }

void DeskPage::settleFirst(Leaving why, const std::function<void()>& go) {
    desk ? desk->settleFirst(why, go) : go();
}

void DeskPage::setResting(bool resting) {
    const auto shots = unsent();
    if (!resting || !shots) {
        patience->stop();
        return Q_EMIT progressSaid({});
    }
    patience->start();
    Q_EMIT progressSaid(tr("%n shot(s) of %1 are not submitted. They wait 3 minutes for you to come back.",
                           nullptr, shots->shots)
                            .arg(maskName(shots->name)));
}

void DeskPage::cancel() {
    patience->stop();
    if (desk) desk->dropShots();
    Q_EMIT progressSaid({});
}

/// Whoever came back before they were dropped has them still.
void DeskPage::sayDropped(const DeskRun::Unsent& shots, const Id& session) {
    if (unsent()) return;
    dropped = session;
    banner->show(
        Banner::Kind::Caution,
        tr("%n shot(s) of %1 were dropped when the station was locked", nullptr, shots.shots).arg(shots.name),
        tr("They were not submitted. %1 has arrived and is called first again.").arg(shots.name),
        tr("Go to the desk"));
}

/// The camera runs only while its picture is seen.
void DeskPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    furnish();
    if (!desk->running()) sessions->awaken();
}

void DeskPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (camera && !desk->running()) camera->stop();
}

} // namespace mianguan
