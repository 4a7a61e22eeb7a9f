#include "ui/theme/status_marks.h"

namespace mianguan {

Mark markOf(Status status) {
    switch (status) {
    case Status::Pass:
        return {QStringLiteral("status-pass"), &Tokens::pass};
    case Status::Warn:
        return {QStringLiteral("status-warn"), &Tokens::warn};
    case Status::Fail:
        return {QStringLiteral("status-fail"), &Tokens::fail};
    case Status::NotAssessed:
        break;
    }
    return {QStringLiteral("status-none"), &Tokens::quiet};
}

} // namespace mianguan
