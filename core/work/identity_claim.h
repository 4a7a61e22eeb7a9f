#pragma once

#include "core/base/result.h"
#include "core/people/roster_entry.h"

#include <QByteArray>
#include <QList>

namespace mianguan {

/// What a code or an identity card says of the one who shows it. What it does not say is empty.
struct IdentityClaim {
    enum class From { Code, Card };
    From from = From::Card;
    QString name;           ///< may be desensitised: 张*三
    QString studentNumber;  ///< may be desensitised
    QString identityNumber; ///< of a card whole and right by GB 11643; of a code it may be desensitised
    bool nameIsSure = true; ///< false: read from print, and not for certain
    QByteArray portrait;    ///< the card's, a JPEG; may be empty
};

enum class Differs { Name, StudentNumber, IdentityNumber };

/// Where a claim says otherwise than the enrolment; what either does not know does not differ, nor does a
/// name that was read uncertainly.
QList<Differs> differences(const IdentityClaim& claim, const RosterEntry& entry);

/// The same name, however it is blanked and dotted; each run of '*' in `claimed` stands for some characters.
bool isSameName(const QString& claimed, const QString& known);

/// In words, with both names and no number in full.
Error differing(const IdentityClaim& claim, const RosterEntry& entry, const QList<Differs>& where);
/// Of a card that cannot be held against the list: it has no number, and the name was not read for certain.
Error notComparable(const RosterEntry& entry);
/// Of the card of somebody else than the graduate who is there.
Error othersCard(const IdentityClaim& card, const RosterEntry& entry);

} // namespace mianguan
