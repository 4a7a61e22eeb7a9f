#include "ui/desk/camera_card.h"

#include "core/base/aside.h"
#include "core/decoder/untrusted_picture.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/camera_controls.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QLocale>

namespace mianguan {

CameraCard::CameraCard(Store& target, DeskCamera& desk, QWidget* parent)
    : QFrame(parent), store(target), camera(desk) {
    setObjectName(QStringLiteral("cameraCard"));
    setProperty("kind", QStringLiteral("card"));
    pool.setMaxThreadCount(1);
    title = makeLabel("section", this);
    banner = new Banner(this);
    usual = makeEveryday();
    controls = new CameraControls(camera, this);
    const auto specification = loadSpecification(defaultSpecificationId());
    if (specification) view = new PreviewView(*specification, this);
    view->setMinimumSize(240, 320);
    auto* middle = rowOf(nullptr, 0, measure::wide);
    middle->addWidget(view, 1);
    middle->addWidget(usual, 1);
    middle->addWidget(controls, 1);
    auto* layout = column(this, measure::wide, measure::normal);
    layout->addWidget(title);
    layout->addWidget(banner);
    layout->addLayout(middle, 1);
    showControls(false);
    connectCamera();
    keepTranslated(this, [this] { translate(); });
}

QWidget* CameraCard::makeEveryday() {
    auto* box = new QWidget(this);
    cameraLabel = makeLabel("field", box);
    choice = makeChoice("camera", box);
    choice->setModel(&camera.list());
    cameraLabel->setBuddy(choice);
    file = makeTool("videoFile", QStringLiteral("photo"), box);
    folder = makeTool("tetheredFolder", QStringLiteral("folder"), box);
    adjust = makeButton("cameraSettings", "plain", box);
    lightWords = makeLabel("quiet", box);
    lightWords->setWordWrap(true);
    plateWords = makeLabel("body", box);
    plateWords->setWordWrap(true);
    plate = makeButton("shootPlate", "plain", box);
    auto* chooser = rowOf(nullptr, 0, measure::tight);
    chooser->addWidget(choice, 1);
    chooser->addWidget(file);
    chooser->addWidget(folder);
    everyday = column(box, 0, measure::tight);
    everyday->addWidget(cameraLabel);
    everyday->addLayout(chooser);
    everyday->addWidget(adjust, 0, Qt::AlignLeft);
    everyday->addWidget(lightWords);
    everyday->addSpacing(measure::normal);
    everyday->addWidget(plateWords);
    everyday->addWidget(plate, 0, Qt::AlignLeft);
    everyday->addSpacing(measure::normal);
    connect(choice, &QComboBox::activated, this, [this](int row) { camera.use(camera.list().at(row)); });
    connect(file, &QToolButton::clicked, this, &CameraCard::addFile);
    connect(folder, &QToolButton::clicked, this, &CameraCard::addFolder);
    connect(adjust, &QPushButton::clicked, this, [this] { showControls(true); });
    connect(plate, &QPushButton::clicked, this, &CameraCard::shootPlate);
    return box;
}

/// In the place of everything else, beside the picture that they change.
void CameraCard::showControls(bool on) {
    usual->setVisible(!on);
    controls->setVisible(on);
    if (!on && controls->isAncestorOf(focusWidget())) adjust->setFocus();
}

void CameraCard::connectCamera() {
    connect(view, &PreviewView::roomChanged, this, [this](const QSize& pixels) {
        if (isVisible()) camera.setRoom(pixels);
    });
    connect(&camera, &DeskCamera::pictured, this, [this](const PreviewPicture& picture) {
        if (isVisible()) view->setPicture(picture);
    });
    connect(&camera, &DeskCamera::guided, this, [this](const GuideFrame& frame) {
        if (isVisible()) view->setGuide(frame);
    });
    connect(&camera, &DeskCamera::silent, view, &PreviewView::setAbsence);
    connect(&camera, &DeskCamera::troubled, view, &PreviewView::setTrouble);
    connect(&camera, &DeskCamera::sourceChanged, this, &CameraCard::refresh);
    connect(&camera, &DeskCamera::abilitiesChanged, this, &CameraCard::refresh);
    for (const auto listChanged : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&camera.list(), listChanged, this, &CameraCard::refresh);
    connect(controls, &CameraControls::done, this, [this] { showControls(false); });
    connect(&camera, &DeskCamera::shot, this, [this](const QByteArray& bytes) {
        if (std::exchange(waitsForPlate, false)) judge(bytes);
    });
    connect(&camera, &DeskCamera::notTaken, this, [this](const Error& error) {
        if (std::exchange(waitsForPlate, false)) banner->show(error);
    });
}

void CameraCard::translate() {
    title->setText(tr("Camera and light"));
    cameraLabel->setText(tr("Camera"));
    choice->setAccessibleName(tr("Camera"));
    say(file, tr("Video file"), tr("Use a video file as the camera, for training"));
    say(folder, tr("Folder of a tethered camera"),
        tr("Take the pictures that a tethered camera puts into a folder"));
    say(adjust, tr("Camera settings…"));
    say(plate, tr("Photograph the empty backdrop"));
    refresh();
}

void CameraCard::setSession(const std::optional<Session>& chosen) {
    session = chosen;
    light.reset();
    banner->clear();
    refresh();
}

void CameraCard::addFile() {
    chooseFiles(this, {tr("Video file as camera"), {}, tr("Videos (*.mp4 *.mkv *.avi *.mov *.webm)")},
                [this](const QStringList& paths) {
                    if (!paths.isEmpty()) camera.use(videoFile(paths.first()));
                });
}

void CameraCard::addFolder() {
    chooseFolder(this, {tr("Folder of the tethered camera"), {}, {}},
                 [this](const QString& path) { camera.use(tetheredFolder(path)); });
}

void CameraCard::shootPlate() {
    if (!session || camera.shooting()) return;
    waitsForPlate = true;
    camera.shoot();
}

void CameraCard::judge(const QByteArray& bytes) {
    plate->setEnabled(false);
    runAside(
        pool, this,
        [models = vision, bytes]() -> Result<PlateVerdict> {
            return decodeUntrusted(bytes).and_then(
                [&](const Picture& picture) { return checkPlate(picture.bgr, *models); });
        },
        [this, bytes](const Result<PlateVerdict>& verdict) {
            refresh();
            if (!verdict) return banner->show(verdict.error());
            light = verdict->light;
            keep(bytes, *verdict);
        });
}

/// What no portrait can be cut out by is not kept.
void CameraCard::keep(const QByteArray& bytes, const PlateVerdict& verdict) {
    refresh();
    if (!verdict.usable()) return banner->show(Banner::Kind::Caution, verdict.sentence());
    store.addPlate(session->id, bytes, this, [this, verdict](const Result<Id>& answer) {
        if (!answer) return banner->show(answer.error());
        banner->show(Banner::Kind::Done, verdict.sentence());
    });
}

void CameraCard::refresh() {
    const auto source = camera.source();
    choice->setCurrentIndex(source ? camera.list().rowOf(*source) : -1);
    const bool adjustable = camera.abilities().any();
    adjust->setVisible(adjustable);
    if (!adjustable) showControls(false);
    if (!source)
        view->setAbsence(tr("No camera is connected. Plug one in, or choose a folder or a video file."));
    const bool ready = session && !session->closed && source && vision && store.may(Command::CollectPhotos);
    plate->setEnabled(ready);
    plateWords->setText(
        !session || session->plate.isNull()
            ? tr("The empty backdrop is not photographed yet. With it hair is cut out best: let "
                 "nobody stand before the camera, then photograph it.")
            : tr("The empty backdrop is photographed. Do it again when lamps or camera were "
                 "moved."));
    const QLocale locale;
    QStringList words;
    if (light) {
        words += tr("Brightness %1 of 100").arg(locale.toString(light->level, 'f', 0));
        words += tr("unevenness %1 %").arg(locale.toString(light->unevenness(), 'f', 0));
        if (light->kelvin)
            words += tr("about %1 K as the camera sees it").arg(locale.toString(*light->kelvin, 'f', 0));
    }
    lightWords->setText(words.join(QStringLiteral(" · ")));
    lightWords->setVisible(light.has_value());
}

} // namespace mianguan
