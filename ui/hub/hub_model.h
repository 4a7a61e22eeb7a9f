#pragma once

#include "core/base/result.h"
#include "core/station/hub_standing.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace mianguan {

/// What the window shows of the hub and what a person may ask of it: the one thing that every view of it
/// looks at.
class HubModel : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<void>)>;
    using Settled = std::function<void(Result<Decisions>)>;
    /// As HubLink's; `context` dying before the answer drops the answer, never the command.
    struct Commands {
        std::function<void(const QString& code, const QString& stationName, QObject* context, Done done)>
            enrol;
        std::function<void(QObject* context, Done done)> leave;
        std::function<void()> tryNow;
        std::function<void(bool metered, QObject* context, Done done)> setMetered;
        std::function<void(qint64 bytesPerSecond, QObject* context, Done done)> capSpeed;
        std::function<void(const HubProxy& proxy, QObject* context, Done done)> setProxy;
        std::function<void(const QList<Id>& items, HubRemedy how, const QString& reason, QObject* context,
                           Settled done)>
            settle;
        std::function<bool()> mayConnect; ///< enrol and leave
        std::function<void(bool reviewing)> review;
    };
    static constexpr int mostItems = 10'000; ///< listed at once

    using QObject::QObject;

    void setCommands(Commands commands);
    const Commands& ask() const { return asked; }
    bool mayConnect() const { return asked.mayConnect && asked.mayConnect(); }

    void setStanding(const HubStanding& standing);
    void setItems(const QList<HubItem>& items);
    const HubStanding& standing() const { return stands; }
    const QList<HubItem>& items() const { return listed; }

    /// Whether the person reviews now: photos are then set aside for him at the hub.
    void setReviewing(bool is);
    void setAside(const QSet<Id>& subjects);
    const QSet<Id>& aside() const { return mine; }

    /// Items are fetched only while someone looks at them.
    void setWatched(bool watched);
    bool isWatched() const { return watched; }

Q_SIGNALS:
    void standingChanged();
    void itemsChanged();
    void itemsWanted(); ///< someone looks: setItems() is awaited
    void rightsChanged();
    void asideChanged();

private:
    Commands asked;
    HubStanding stands;
    QList<HubItem> listed;
    QSet<Id> mine;
    bool watched = false, reviewing = false;
};

} // namespace mianguan
