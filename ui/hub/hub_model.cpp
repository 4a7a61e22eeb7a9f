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

void HubModel::setCommands(Commands commands) {
    asked = std::move(commands);
    if (reviewing && asked.review) asked.review(true);
    Q_EMIT rightsChanged();
}

void HubModel::setReviewing(bool is) {
    if (reviewing == is) return;
    reviewing = is;
    if (asked.review) asked.review(is);
}

void HubModel::setAside(const QSet<Id>& subjects) {
    if (mine == subjects) return;
    mine = subjects;
    Q_EMIT asideChanged();
}

void HubModel::setWatched(bool is) {
    watched = is;
    if (watched) Q_EMIT itemsWanted();
}

} // namespace mianguan
