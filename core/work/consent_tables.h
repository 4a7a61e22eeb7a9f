#pragma once

#include "core/ledger/projection.h"
#include "core/work/consent.h"
#include "core/work/consent_text.h"

#include <optional>

namespace mianguan {

Projection::Module consentModule();

/// Questions asked of consents and their texts in the lists.
class ConsentTables {
public:
    explicit ConsentTables(const Projection& projection) : lists(projection) {}

    Consent consent(const Id& graduate) const;
    std::optional<ConsentText> schoolsOwn() const; ///< in force; none: the program's is
    bool isTaken(const QString& version) const;    ///< a text of the school's has it
    Id shownText(const Hash& text) const;          ///< the event which holds it; null: never shown

private:
    const Projection& lists;
};

} // namespace mianguan
