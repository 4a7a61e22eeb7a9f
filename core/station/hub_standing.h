#pragma once

#include "core/base/id.h"
#include "core/work/decisions.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace mianguan {

/// How the station stands with its hub.
enum class HubPhase {
    Alone,     ///< it has none: nothing is sent anywhere
    Enrolling, ///< a code is being used
    Connecting,
    Sending,  ///< own events or pictures are on their way
    Reading,  ///< others' are
    InStep,   ///< everything was sent, settled or waits there for a person, and read; it listens for news
    Retrying, ///< something failed that may go well by itself: see HubStanding::why, again at nextTryMs
    Stopped,  ///< something failed that a person must see to: see HubStanding::why
};

/// In words, as a person needs it.
struct HubWhy {
    QString code; ///< of the contract's catalogue; empty where nothing was refused
    QString sentence;
    QString remedy; ///< what to do; may be empty
    QString detail; ///< for whoever is called for help: address, request id

    bool isNull() const { return sentence.isEmpty(); }
    bool operator==(const HubWhy&) const = default;
};

/// What has not reached the hub yet.
struct HubOutbox {
    qint64 events = 0;
    qint64 portraits = 0; ///< and other small pictures
    qint64 originals = 0; ///< large pictures; on a metered line they are kept back
    qint64 bytes = 0;     ///< of all pictures
    qint64 oldestMs = 0;  ///< UTC; when the oldest of all this was recorded; 0 when nothing waits

    bool isEmpty() const { return events == 0 && portraits == 0 && originals == 0; }
    bool operator==(const HubOutbox&) const = default;
};

/// A way to settle one item; HubLink::settle() does it.
enum class HubRemedy {
    TryAgain, ///< now, not at its next try
    LookAt,   ///< the graduate's or photo's own page is where it is settled; nothing is sent
    Accept,   ///< a supervisor lets the event stand
    Decline,  ///< a supervisor does not; it becomes void
    Dismiss,  ///< seen: it need not be listed any more
};

/// One thing that needs a person's attention, or waits.
struct HubItem {
    enum class Kind {
        Unsent,   ///< a picture the hub refused or could not take; tried again by itself unless it says not
        Waiting,  ///< the hub has the event and waits: for a picture, or for something earlier
        ToSettle, ///< the hub waits for a supervisor's decision about it
        Void,     ///< the hub did not let it count
        Disputed, ///< two verdicts differ: a supervisor's own verdict settles it
        Noted,    ///< it counts, and people should know (late, second opinion, another's chain)
    };
    Id id; ///< of the event
    Kind kind = Kind::Waiting;
    Id subject;           ///< the graduate or photo; null when it concerns none
    QString whom;         ///< the label or name as lists show it, identity numbers masked; may be empty
    QString what;         ///< as the activity list says it: "Photo approved"
    QString who;          ///< display name of whoever did it; empty when the station did
    bool own = true;      ///< of this station
    qint64 timeMs = 0;    ///< UTC; when it was done
    HubWhy why;           ///< code, sentence, remedy of the hub
    int tries = 0;        ///< failed so far, of Unsent
    qint64 nextTryMs = 0; ///< UTC; 0 when it is not tried by itself
    DecisionBar bar = DecisionBar::None; ///< of ToSettle: why this person does not decide about it
    QList<HubRemedy> remedies;           ///< the first is what is mostly done; only what this person may

    bool operator==(const HubItem&) const = default;
};

/// Which proxy lies on the way.
struct HubProxy {
    enum class Choice { FromSystem, None, This };
    Choice choice = Choice::FromSystem;
    QString address; ///< "http://proxy.example.edu.cn:3128"
    QString user;
    QString password; ///< kept sealed; empty when read: see hasPassword
    bool hasPassword = false;

    bool operator==(const HubProxy&) const = default;
};

/// Everything the indicator and the hub's page show, as of one moment.
struct HubStanding {
    HubPhase phase = HubPhase::Alone;

    // The hub.
    bool enrolled = false;
    QString address; ///< host or host:port
    QString name;    ///< as the hub calls itself; empty until it answered once
    QString software;
    QString stationName;     ///< as the hub knows this station
    QStringList schools;     ///< whose graduates it may see; empty: every school
    qint64 enrolledMs = 0;   ///< UTC
    qint64 heardMs = 0;      ///< UTC by this machine's clock; when it last answered; 0: never
    qint64 clockAheadMs = 0; ///< this machine's clock against the hub's; told when over a minute

    // What lies before it.
    HubOutbox outbox;
    qint64 toRead = 0;    ///< entries of the hub's log that were not read yet
    qint64 atHub = 0;     ///< own events that the hub has and that are not settled
    int attention = 0;    ///< items that are void, disputed or to settle, and were not dismissed
    HubWhy why;           ///< of Retrying and Stopped
    qint64 nextTryMs = 0; ///< UTC; of Retrying

    // Settings.
    bool metered = false;          ///< the line costs money: originals are kept back
    qint64 mostBytesPerSecond = 0; ///< each way; 0: no cap
    HubProxy proxy;

    bool operator==(const HubStanding&) const = default;
};

} // namespace mianguan
