#pragma once

#include "core/spec/finding.h"
#include "ui/theme/icons.h"

namespace mianguan {

/// How a judgement looks everywhere: a shape and a colour, beside a word said by the caller.
struct Mark {
    QString icon;
    Ink ink;
};

Mark markOf(Status status);

} // namespace mianguan
