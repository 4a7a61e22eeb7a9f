#pragma once

#include "core/base/result.h"
#include "core/station/hub_standing.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace mianguan {

class Store;

/// Keeps a store and its hub in step, on a thread of its own: what was recorded here goes there, what was
/// settled there comes here. Nobody at a desk ever waits for it. It lives as long as someone is signed in and
/// goes before its store. A practice store has none (see Store::practice): every command is refused.
class HubLink : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    explicit HubLink(Store& store);
    ~HubLink() override; ///< what is under way is dropped, and taken up again by the next one

    HubStanding standing() const; ///< as of now; cheap
    /// What needs attention first, then what waits; the latest first within each kind. `limit` of them.
    QList<HubItem> items(int limit) const;

    // Commands; `context` dying before the answer drops the answer, never the command.
    /// Uses an enrolment code, as an administrator of the hub hands it out. Errors: Refused for a code that
    /// was mistyped (saying where), unknown, used or too old; whatever kept the hub from answering.
    void enrol(const QString& code, const QString& stationName, QObject* context, Answer<void> done);
    /// Forgets the hub; what was read from it stays. With a code the station may join again, or another hub.
    void leave(QObject* context, Answer<void> done);
    void tryNow(); ///< everything that waits for its next try
    void setMetered(bool metered, QObject* context, Answer<void> done);
    void capSpeed(qint64 bytesPerSecond, QObject* context, Answer<void> done);
    void setProxy(const HubProxy& proxy, QObject* context, Answer<void> done);
    /// The review begins and ends: photos nobody else has before him are set aside at the hub for the person
    /// signed in. Without a hub, or without an answer, he reviews whatever is pending.
    void beginReview();
    void endReview();
    QSet<Id> setAside() const; ///< subjects
    /// One way for all of them at once; `reason` in the person's own words, for Accept and Decline. What he
    /// may not decide about is left out; Refused where that is everything.
    void settle(const QList<Id>& items, HubRemedy how, const QString& reason, QObject* context,
                Answer<Decisions> done);

Q_SIGNALS:
    void changed();      ///< standing() differs; a few times a second at most
    void itemsChanged(); ///< items() differs
    void setAsideChanged();
    /// The hub has revoked this station, or the person signed in has lost the account: the session is to end
    /// with this sentence.
    void sessionMustEnd(const QString& sentence);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
