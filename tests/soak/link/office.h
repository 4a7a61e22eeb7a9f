#pragma once

#include "core/station/hub_link.h"
#include "core/work/store.h"

#include <QTimer>

#include <memory>

namespace mianguan::soak {

/// The reviewer at another station: judges what comes, by comesTwice().
class Office {
public:
    explicit Office(const QString& folder);

    Result<void> join(const QString& code);
    /// Until it has read the log to that position, with all pictures.
    bool hasReadTo(qint64 position, int ms) const;

    std::unique_ptr<Store> store;

private:
    void judge();
    void judge(const PhotoRow& row);

    std::unique_ptr<HubLink> link;
    QTimer nudge;
};

/// Joins with that code, straight, without a proxy.
Result<void> joinHub(HubLink& link, const QString& code, const QString& name);

} // namespace mianguan::soak
