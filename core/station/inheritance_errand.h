#pragma once

#include "core/ledger/anchor.h"
#include "core/station/errand.h"
#include "core/wire/event_messages.h"

namespace mianguan {

/// What chains of before had not sent, as of a store that was restored, copied or went on beside a copy:
/// handed in under the present key before the present chain begins. The hub takes it of the station whose
/// place the enrolment code gave; what it does not take stays here.
class InheritanceErrand : public Errand {
    Q_OBJECT
public:
    InheritanceErrand(HubLine& of, std::function<void()> over);

    void advance() override;
    bool isBusy() const override { return busy; }
    bool isOver() const { return chains.isEmpty(); }
    qint64 unsent() const; ///< at most

private:
    void take(const wire::EventOutcomes& outcomes, qint64 upTo);
    void goOnAfter(qint64 seq);
    void takeRefusal(const sync::Trouble& trouble, qint64 upTo);
    void next();

    QList<Head> chains; ///< still to be looked at, each by its end
    qint64 sent = 0;    ///< of the first of them
    bool whole = false; ///< sent from its first event, as it is a branch
    bool busy = false;
    std::function<void()> whenOver;
};

} // namespace mianguan
