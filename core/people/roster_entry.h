#pragma once

#include <QString>

namespace mianguan {

struct RosterEntry {
    QString name, sex, studentNumber, candidateNumber, identityNumber, birthDate, college, collegeCode, major,
        className, level, code, shootingNumber, fee, phone, note;

    bool operator==(const RosterEntry&) const = default;
};

} // namespace mianguan
