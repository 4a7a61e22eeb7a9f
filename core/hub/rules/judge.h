#pragma once

#include "core/hub/rules/case.h"

namespace mianguan::hub {

/// May this event be applied? Form, signatures and chain are checked before. The first rule that is broken
/// speaks.
Judgement judge(const Case& event);

/// Where it is void for want of a key or a right, its author can still be given that.
bool canBeGranted(const Case& event);

/// What a verdict would change.
enum class Effect {
    Stands,        ///< it is the verdict from now on
    Agrees,        ///< with the one that stands
    Disputes,      ///< both stand until a supervisor's
    Decides,       ///< a dispute, or over another's verdict
    ChangesNothing ///< a supervisor has decided, or the dispute has two sides already
};
Effect effectOf(const Case& verdict);

} // namespace mianguan::hub
