#include "ui/hub/hub_indicator.h"

#include "ui/base/live_text.h"
#include "ui/hub/hub_model.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QTimer>
#include <QToolTip>

#include <utility>

namespace mianguan {

HubIndicator::HubIndicator(QWidget* parent) : QToolButton(parent), tick(new QTimer(this)) {
    setObjectName(QStringLiteral("hubIndicator"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    tick->setInterval(1000);
    connect(tick, &QTimer::timeout, this, &HubIndicator::refresh);
    hide();
}

void HubIndicator::setModel(HubModel& shown) {
    model = &shown;
    connect(model, &HubModel::standingChanged, this, &HubIndicator::refresh);
    keepTranslated(this, [this] { refresh(); });
    tick->start();
    show();
}

QString HubIndicator::tip() const {
    const HubFace face = faceOf(model->standing(), QDateTime::currentMSecsSinceEpoch());
    QStringList lines = QStringList{face.headline, face.why, face.remedy} + face.details;
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void HubIndicator::refresh() {
    const HubFace face = faceOf(model->standing(), QDateTime::currentMSecsSinceEpoch());
    if (std::exchange(shown, face) != face) {
        setIcon(mianguan::icon(face.icon, face.ink));
        setText(face.label);
    }
    if (accessibleDescription() != face.spoken) setAccessibleDescription(face.spoken);
    const QString named = tr("Synchronisation");
    if (accessibleName() != named) setAccessibleName(named);
    if (QToolTip::isVisible() && underMouse())
        QToolTip::showText(QCursor::pos(), tip(), this); // what counts down there goes on
}

bool HubIndicator::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !model) return QToolButton::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip(), this);
    return true;
}

} // namespace mianguan
