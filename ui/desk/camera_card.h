#pragma once

#include "core/guidance/plate_check.h"
#include "core/work/session.h"
#include "ui/desk/desk_camera.h"

#include <QFrame>
#include <QThreadPool>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace mianguan {

class Banner;
class CameraControls;
class PreviewView;
class Store;

/// Before a session begins: which camera, how the light is, the empty backdrop photographed.
class CameraCard : public QFrame {
    Q_OBJECT
public:
    CameraCard(Store& store, DeskCamera& camera, QWidget* parent = nullptr);

    void setVision(std::shared_ptr<Vision> models) { vision = std::move(models); }
    void setSession(const std::optional<Session>& session);
    QVBoxLayout* side() const { return everyday; } ///< beside the picture, for what else is told

private:
    QWidget* makeEveryday();
    void connectCamera();
    void showControls(bool on);
    void addFile();
    void addFolder();
    void shootPlate();
    void judge(const QByteArray& bytes);
    void keep(const QByteArray& bytes, const PlateVerdict& verdict);
    void refresh();
    void translate();

    Store& store;
    DeskCamera& camera;
    std::shared_ptr<Vision> vision;
    std::optional<Session> session;
    std::optional<LightReading> light;
    QLabel *title, *cameraLabel, *lightWords, *plateWords;
    QComboBox* choice;
    QToolButton *file, *folder;
    QPushButton *adjust, *plate;
    PreviewView* view = nullptr;
    Banner* banner;
    QVBoxLayout* everyday;
    QWidget* usual; ///< what `everyday` lays out; or else the controls are shown
    CameraControls* controls;
    QThreadPool pool;
    bool waitsForPlate = false;
};

} // namespace mianguan
