#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace mianguan {

/// Every model, loaded once and shared; each is safe to call from several threads.
class Vision {
public:
    /// Loads the models the pipeline always needs; the others load at first use.
    /// Errors name the missing file and how to get it.
    static Result<std::shared_ptr<Vision>> load(const QString& folder = modelFolder());

    /// $MIANGUAN_MODELS, else share/mianguan/models beside the program, else models in the build folder.
    static QString modelFolder();
};

} // namespace mianguan
