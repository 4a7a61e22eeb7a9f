#pragma once

#include "ui/camera/camera.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;

namespace mianguan {

/// One thing a camera does by itself unless someone sets it.
class SpanControl : public QWidget {
    Q_OBJECT
public:
    enum class Scale { Even, Doubling }; ///< each step as much as the one before, or as many times
    using Words = QString (*)(double value);
    SpanControl(const char* name, Scale scale, Words words, QWidget* parent);

    void setTitle(const QString& title);
    void setSpan(const std::optional<Span>& span); ///< hidden where there is none
    void setValue(std::optional<double> value);    ///< none: by itself; says nothing
    std::optional<double> value() const;

Q_SIGNALS:
    void changed();

private:
    double at(int step) const;
    int stepOf(double value) const;
    void refresh();

    Scale scale;
    Words words;
    Span span;
    QLabel *title, *shown;
    QSlider* slider;
    QCheckBox* byItself;
};

} // namespace mianguan
