#include "ui/desk/camera_controls.h"

#include "ui/base/live_text.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/span_control.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QLocale>

namespace mianguan {

namespace {

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

QString compensationText(double ev) {
    return (ev > 0 ? QStringLiteral("+") : QString()) + number(ev, 1) + QStringLiteral(" EV");
}
QString timeText(double seconds) {
    return seconds < 0.5 ? QStringLiteral("1/%1 s").arg(number(1 / seconds, 0))
                         : number(seconds, 1) + QStringLiteral(" s");
}
QString sensitivityText(double iso) { return QStringLiteral("ISO ") + QString::number(int(iso)); }
QString focusText(double part) { return number(part * 100, 0) + QStringLiteral(" %"); }
QString temperatureText(double kelvin) { return QString::number(int(kelvin)) + QStringLiteral(" K"); }

QString formatText(const CameraFormat& format) {
    return CameraControls::tr("%1 × %2, %3 frames/s")
        .arg(format.size.width())
        .arg(format.size.height())
        .arg(number(format.rate, 0));
}

template <class T>
std::optional<T> as(const std::optional<double>& value) {
    return value ? std::optional(T(*value)) : std::nullopt;
}

} // namespace

CameraControls::CameraControls(DeskCamera& desk, QWidget* parent) : QWidget(parent), camera(desk) {
    setObjectName(QStringLiteral("cameraControls"));
    using Scale = SpanControl::Scale;
    title = makeLabel("section", this);
    formatLabel = makeLabel("field", this);
    format = makeChoice("cameraFormat", this);
    formatLabel->setBuddy(format);
    compensation = new SpanControl("exposureCompensation", Scale::Even, compensationText, this);
    time = new SpanControl("exposureTime", Scale::Doubling, timeText, this);
    sensitivity = new SpanControl("sensitivity", Scale::Doubling, sensitivityText, this);
    focus = new SpanControl("focusDistance", Scale::Even, focusText, this);
    temperature = new SpanControl("colourTemperature", Scale::Even, temperatureText, this);
    automatic = makeButton("cameraAutomatic", "plain", this);
    close = makeButton("cameraControlsDone", "plain", this);
    auto* layout = column(this, 0, measure::tight);
    layout->addWidget(title);
    layout->addWidget(formatLabel);
    layout->addWidget(format);
    for (SpanControl* each : spans()) {
        layout->addWidget(each);
        connect(each, &SpanControl::changed, this, &CameraControls::take);
    }
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(close);
    buttons->addWidget(automatic);
    buttons->addStretch();
    layout->addSpacing(measure::tight);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(format, &QComboBox::activated, this, &CameraControls::take);
    connect(automatic, &QPushButton::clicked, this, [this] {
        camera.set({});
        offer();
    });
    connect(close, &QPushButton::clicked, this, &CameraControls::done);
    connect(&camera, &DeskCamera::abilitiesChanged, this, &CameraControls::offer);
    keepTranslated(this, [this] { translate(); });
}

/// What this camera has, as it is set now.
void CameraControls::offer() {
    const CameraAbilities& can = camera.abilities();
    const CameraSettings& now = camera.chosenSettings();
    format->clear();
    format->addItem(can.formats.isEmpty() ? tr("Automatic")
                                          : tr("Automatic (%1)").arg(formatText(can.formats.first())));
    for (const CameraFormat& each : can.formats)
        format->addItem(formatText(each));
    format->setCurrentIndex(now.format ? int(can.formats.indexOf(*now.format)) + 1 : 0);
    format->setVisible(can.formats.size() > 1);
    formatLabel->setVisible(can.formats.size() > 1);
    const auto show = [](SpanControl* control, const std::optional<Span>& span, std::optional<double> value) {
        control->setSpan(span);
        control->setValue(value);
    };
    show(compensation, can.exposureCompensation, now.exposureCompensation);
    show(time, can.exposureTime, now.exposureTime);
    show(sensitivity, can.sensitivity, now.sensitivity);
    show(focus, can.focusDistance, now.focusDistance);
    show(temperature, can.colourTemperature, now.colourTemperature);
}

void CameraControls::take() {
    CameraSettings wanted;
    const int row = format->currentIndex();
    if (row > 0) wanted.format = camera.abilities().formats.value(row - 1);
    wanted.exposureCompensation = as<float>(compensation->value());
    wanted.exposureTime = as<float>(time->value());
    wanted.sensitivity = as<int>(sensitivity->value());
    wanted.focusDistance = as<float>(focus->value());
    wanted.colourTemperature = as<int>(temperature->value());
    camera.set(wanted);
}

void CameraControls::translate() {
    title->setText(tr("Camera settings"));
    formatLabel->setText(tr("Resolution and rate"));
    format->setAccessibleName(formatLabel->text());
    compensation->setTitle(tr("Exposure compensation"));
    time->setTitle(tr("Exposure time"));
    sensitivity->setTitle(tr("Sensitivity"));
    focus->setTitle(tr("Focus, near to far"));
    temperature->setTitle(tr("White balance"));
    say(close, tr("Done"));
    say(automatic, tr("All automatic"));
    offer();
}

} // namespace mianguan
