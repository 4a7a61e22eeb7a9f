#include "ui/desk/span_control.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr int steps = 60;
constexpr int titleWidth = 150, valueWidth = 56; // the sliders stand under one another

} // namespace

SpanControl::SpanControl(const char* name, Scale how, Words inWords, QWidget* parent)
    : QWidget(parent), scale(how), words(inWords) {
    setObjectName(QLatin1String(name));
    title = makeLabel("field", this);
    shown = makeLabel("quiet", this);
    slider = new QSlider(Qt::Horizontal, this);
    slider->setRange(0, steps);
    slider->setFocusPolicy(Qt::TabFocus);
    byItself = new QCheckBox(this);
    byItself->setChecked(true);
    title->setMinimumWidth(titleWidth);
    shown->setMinimumWidth(valueWidth);
    auto* line = rowOf(this, 0, measure::tight);
    line->addWidget(title);
    line->addWidget(slider, 1);
    line->addWidget(shown);
    line->addWidget(byItself);
    connect(slider, &QSlider::valueChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(byItself, &QCheckBox::toggled, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    keepTranslated(this, [this] {
        byItself->setText(tr("Automatic"));
        refresh();
    });
}

void SpanControl::setTitle(const QString& text) {
    title->setText(text);
    slider->setAccessibleName(text);
    byItself->setAccessibleName(tr("%1: automatic").arg(text));
}

void SpanControl::setSpan(const std::optional<Span>& offered) {
    setVisible(offered.has_value());
    span = offered.value_or(Span());
    refresh();
}

double SpanControl::at(int step) const {
    const double part = double(step) / steps;
    if (scale == Scale::Even || span.least <= 0) return span.least + part * (span.most - span.least);
    return span.least * std::pow(span.most / span.least, part);
}

int SpanControl::stepOf(double value) const {
    const double held = std::clamp(value, span.least, span.most);
    const double part = scale == Scale::Even || span.least <= 0
                            ? (held - span.least) / (span.most - span.least)
                            : std::log(held / span.least) / std::log(span.most / span.least);
    return int(std::lround(part * steps));
}

void SpanControl::setValue(std::optional<double> value) {
    const QSignalBlocker quiet(this);
    byItself->setChecked(!value);
    slider->setValue(value ? stepOf(*value) : steps / 2);
    refresh();
}

std::optional<double> SpanControl::value() const {
    return byItself->isChecked() ? std::nullopt : std::optional(at(slider->value()));
}

void SpanControl::refresh() {
    slider->setEnabled(!byItself->isChecked());
    shown->setText(byItself->isChecked() ? QString() : words(at(slider->value())));
}

} // namespace mianguan
