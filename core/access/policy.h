#pragma once

#include "core/base/result.h"

#include <chrono>

namespace mianguan {

/// Whether photos come in from files at all, besides those a session's desk allows.
enum class ImportRule {
    Anyone,     ///< also of people no list knows yet
    ListedOnly, ///< of graduates on a list, named by the file's name
    Never,      ///< photos are taken at the desk
};

QString importRuleId(ImportRule rule);
ImportRule importRuleFrom(const QString& id); ///< Anyone where the id is unknown

/// What a school decides; changed by an event that an administrator signs.
struct Policy {
    bool reviewOwnPhotos = false;       ///< someone may judge what he collected; on in a practice store
    std::chrono::minutes lockAfter{10}; ///< of no key and no mouse, 1 to 120
    ImportRule imports = ImportRule::Anyone;

    bool operator==(const Policy&) const = default;
};

/// Refused where the school's rule is against importing a photo of someone who is, or is not, on a list.
Result<void> checkImport(const Policy& policy, bool listed);

Result<void> checkPolicy(const Policy& policy); ///< Refused, naming what is out of bounds

} // namespace mianguan
