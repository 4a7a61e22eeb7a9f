#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace mianguan {

class DeskCamera;
class SpanControl;

/// What the camera in use lets one set, each by itself unless someone sets it. Every choice holds at once and
/// is remembered for that camera.
class CameraControls : public QWidget {
    Q_OBJECT
public:
    CameraControls(DeskCamera& camera, QWidget* parent);

Q_SIGNALS:
    void done();

private:
    void offer();
    void take();
    void translate();
    QList<SpanControl*> spans() const { return {compensation, time, sensitivity, focus, temperature}; }

    DeskCamera& camera;
    QLabel *title, *formatLabel;
    QComboBox* format;
    SpanControl *compensation, *time, *sensitivity, *focus, *temperature;
    QPushButton *automatic, *close;
};

} // namespace mianguan
