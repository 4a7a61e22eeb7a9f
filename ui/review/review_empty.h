#pragma once

#include "ui/review/photo_filter.h"
#include "ui/widgets/empty_state.h"

namespace mianguan {

/// What the review page says when the chosen part of the store is empty, and what to do next.
class ReviewEmpty : public EmptyState {
    Q_OBJECT
public:
    explicit ReviewEmpty(QWidget* parent = nullptr);

    void explain(Shown shown, const PhotoCounts& counts);
    void setFed(bool is) { fed = is; } ///< by a hub: photos of other stations come by themselves

Q_SIGNALS:
    void importAsked();
    void deliveryAsked();
    void allAsked();

private:
    enum class Next { Import, Delivery, All };
    void say(Next what, const QString& headline, const QString& explanation, const QString& button);

    Next next = Next::Import;
    bool fed = false;
    QPushButton* act;
};

} // namespace mianguan
