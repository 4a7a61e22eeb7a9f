#pragma once

#include "core/portrait/standardize.h"

namespace mianguan {

/// nullptr when the portrait carries no such finding.
inline const Finding* finding(const Portrait& portrait, QAnyStringView id) {
    for (const Finding& f : portrait.findings)
        if (id == QAnyStringView(f.id)) return &f;
    return nullptr;
}

/// "status cause", or "absent".
inline QString verdict(const Portrait& portrait, QAnyStringView id) {
    const Finding* f = finding(portrait, id);
    return f ? statusName(f->status) + QLatin1Char(' ') + f->cause : QStringLiteral("absent");
}

} // namespace mianguan
