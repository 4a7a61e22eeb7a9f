#pragma once

#include "core/work/session.h"

namespace mianguan {

QString kindText(SessionKind kind);     ///< translated
QString feeText(FeeTiming timing);      ///< translated
QString checkText(IdentityCheck check); ///< translated
/// "North hall · desk 1 · makeup until 2027-06-01", for a row.
QString sessionLine(const Session& session);

} // namespace mianguan
