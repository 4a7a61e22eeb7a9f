#pragma once

#include "core/people/roster_entry.h"

#include <QList>
#include <QString>

#include <optional>

namespace mianguan {

/// What a roster can say of a graduate; in the order of RosterEntry.
enum class RosterField {
    Name,
    Sex,
    StudentNumber,
    CandidateNumber,
    IdentityNumber,
    BirthDate,
    College,
    CollegeCode,
    Major,
    ClassName,
    Level,
    Code,
    ShootingNumber,
    Fee,
    Phone,
    Note,
};

const QList<RosterField>& rosterFields(); ///< all, in order

inline size_t qHash(RosterField field, size_t seed = 0) { return ::qHash(int(field), seed); }

QString fieldText(RosterField field); ///< translated, as in "student number"
QString fieldId(RosterField field);   ///< for what is remembered; never changes
std::optional<RosterField> fieldFromId(const QString& id);

QString& valueOf(RosterEntry& entry, RosterField field);
const QString& valueOf(const RosterEntry& entry, RosterField field);

/// The most characters a value has: of the enrolment data's fields (CHSI: XM 40, XH 15, KSH 18, SFZH 18 …),
/// ours for the rest.
int longest(RosterField field);

/// Which field a column's heading means, whatever its blanks, case, width, marks and words in brackets; none
/// when no school is known to call one so.
std::optional<RosterField> fieldOf(const QString& header);

/// Two headings are one when these are equal.
QString foldedHeader(const QString& header);

} // namespace mianguan
