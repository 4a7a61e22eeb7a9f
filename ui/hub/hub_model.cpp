#include "ui/hub/hub_model.h"

namespace mianguan {

void HubModel::setStanding(const HubStanding& standing) {
    if (stands == standing) return;
    stands = standing;
    Q_EMIT standingChanged();
}

void HubModel::setItems(const QList<HubItem>& items) {
    if (listed == items) return;
    listed = items;
    Q_EMIT itemsChanged();
}

void HubModel::setWatched(bool is) {
    watched = is;
    if (watched) Q_EMIT itemsWanted();
}

} // namespace mianguan
