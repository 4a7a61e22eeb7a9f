#pragma once

#include "ui/review/photo_filter.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace mianguan {

/// Above the filmstrip: the place in the queue, and how long the oldest photo has been waiting.
class QueueHeader : public QWidget {
    Q_OBJECT
public:
    explicit QueueHeader(const PhotoFilter& filter, QWidget* parent = nullptr);
    void setCurrent(std::optional<Id> subject);

private:
    void refresh();

    const PhotoFilter& filter;
    std::optional<Id> current;
    QLabel* place;
    QLabel* wait;
};

} // namespace mianguan
