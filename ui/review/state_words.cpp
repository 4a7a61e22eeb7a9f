#include "ui/review/state_words.h"

#include <QCoreApplication>

namespace mianguan {

QString stateText(PhotoState state) {
    switch (state) {
    case PhotoState::Pending:
        return QCoreApplication::translate("PhotoState", "Pending", "state of a photo: waits for review");
    case PhotoState::Approved:
        return QCoreApplication::translate("PhotoState", "Approved", "state of a photo");
    case PhotoState::Rejected:
        return QCoreApplication::translate("PhotoState", "Rejected", "state of a photo");
    case PhotoState::Unmade:
        break;
    }
    return QCoreApplication::translate("PhotoState", "Not made",
                                       "state of a photo: no standard photo could be made");
}

Mark stateMark(PhotoState state) {
    switch (state) {
    case PhotoState::Pending:
        return {QStringLiteral("state-pending"), &Tokens::quiet};
    case PhotoState::Approved:
        return {QStringLiteral("status-pass"), &Tokens::pass};
    case PhotoState::Rejected:
        return {QStringLiteral("status-fail"), &Tokens::fail};
    case PhotoState::Unmade:
        break;
    }
    return {QStringLiteral("state-unmade"), &Tokens::warn};
}

} // namespace mianguan
