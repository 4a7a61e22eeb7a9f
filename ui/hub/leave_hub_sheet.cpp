#include "ui/hub/leave_hub_sheet.h"

#include "ui/base/live_text.h"
#include "ui/base/sentences.h"
#include "ui/hub/hub_model.h"
#include "ui/hub/hub_words.h"

#include <QPushButton>

namespace mianguan {

LeaveHubSheet::LeaveHubSheet(HubModel& model, QWidget* parent) : Sheet("leaveHubSheet", parent) {
    keepTranslated(this, [this, &model] {
        const HubStanding& standing = model.standing();
        const int unsent = int(waitingOf(standing) + keptBackOf(standing));
        const QString left =
            unsent == 0 ? tr("Everything was sent.")
                        : tr("%Ln record(s) and pictures were not sent; they stay here and go nowhere.",
                             nullptr, unsent);
        setWords(
            tr("Leave %1?").arg(hubNameOf(standing)),
            runOn({left, tr("What was read from the hub stays too. To come back, or to join another hub, "
                            "it takes a new enrolment code.")}),
            tr("Leave the hub"));
    });
    connect(goOn(), &QPushButton::clicked, this, [this, &model] {
        setBusy(true);
        model.ask().leave(this, [this](const Result<void>& answer) { settle(answer); });
    });
}

} // namespace mianguan
