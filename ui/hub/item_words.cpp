#include "ui/hub/item_words.h"

#include "ui/base/sentences.h"
#include "ui/hub/hub_words.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubItem)
};

} // namespace

HubKindLook lookOf(HubKind kind) {
    switch (kind) {
    case HubKind::ToSettle:
        return {QStringLiteral("people"), &Tokens::warn};
    case HubKind::Void:
        return {QStringLiteral("status-fail"), &Tokens::fail};
    case HubKind::Disputed:
        return {QStringLiteral("status-warn"), &Tokens::warn};
    case HubKind::Unsent:
        return {QStringLiteral("hub-away"), &Tokens::warn};
    case HubKind::Waiting:
        return {QStringLiteral("clock"), &Tokens::quiet};
    case HubKind::Noted:
        break;
    }
    return {QStringLiteral("status-none"), &Tokens::quiet};
}

QString kindText(HubKind kind) {
    switch (kind) {
    case HubKind::ToSettle:
        return Words::tr("To decide");
    case HubKind::Void:
        return Words::tr("Void");
    case HubKind::Disputed:
        return Words::tr("Disputed");
    case HubKind::Unsent:
        return Words::tr("Not sent");
    case HubKind::Waiting:
        return Words::tr("Waiting");
    case HubKind::Noted:
        break;
    }
    return Words::tr("Noted");
}

QString kindExplanation(HubKind kind) {
    switch (kind) {
    case HubKind::ToSettle:
        return Words::tr("The hub has it and does not let it count until a supervisor decides.");
    case HubKind::Void:
        return Words::tr("The hub did not let it count. Nothing else is affected, and the photo is kept.");
    case HubKind::Disputed:
        return Words::tr("Two verdicts on one photo differ. A supervisor's own verdict settles it.");
    case HubKind::Unsent:
        return Words::tr("It could not be sent. It is kept here, and everything else goes on.");
    case HubKind::Waiting:
        return Words::tr("The hub has it and waits, for a picture or for something earlier.");
    case HubKind::Noted:
        break;
    }
    return Words::tr("It counts. People should know of it.");
}

QString remedyText(HubRemedy remedy, const HubItem& item) {
    switch (remedy) {
    case HubRemedy::TryAgain:
        return Words::tr("Try again now");
    case HubRemedy::LookAt:
        return item.kind == HubKind::Disputed ? Words::tr("Judge the photo…") : Words::tr("Go there…");
    case HubRemedy::Accept:
        return Words::tr("Let it count…");
    case HubRemedy::Decline:
        return Words::tr("Do not let it count…");
    case HubRemedy::Dismiss:
        break;
    }
    return Words::tr("Seen, take it off the list");
}

QString remedyTip(HubRemedy remedy) {
    switch (remedy) {
    case HubRemedy::LookAt:
        return Words::tr("Opens the page on which it is settled");
    case HubRemedy::Accept:
    case HubRemedy::Decline:
        return Words::tr("Your decision is recorded with your reason and signed with your key");
    case HubRemedy::TryAgain:
    case HubRemedy::Dismiss:
        break;
    }
    return {};
}

QString triesText(const HubItem& item, qint64 nowMs) {
    if (item.kind != HubKind::Unsent) return {};
    const QString tried = Words::tr("Tried %n time(s).", nullptr, item.tries);
    if (item.nextTryMs == 0) return runOn({tried, Words::tr("It is not tried again by itself.")});
    if (item.nextTryMs <= nowMs) return runOn({tried, Words::tr("Trying again now.")});
    return runOn({tried, Words::tr("Next try in %1.").arg(countdownText(item.nextTryMs - nowMs))});
}

} // namespace mianguan
