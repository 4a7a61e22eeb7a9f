#pragma once

#include "core/spec/finding.h"

namespace mianguan {

/// The check's name for a list, e.g. "Eye line" / "眼位".
QString titleOf(const QString& findingId);

/// What was found and what to do, e.g. "The eyes are 12 px too low. Raise the camera." Translated.
QString messageFor(const Finding& finding);

/// "248 px", "3.1°"; empty when there is no value.
QString valueText(const Finding& finding);

} // namespace mianguan
