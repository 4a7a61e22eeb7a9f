#pragma once

#include "core/work/import.h"
#include "core/work/store.h"

namespace mianguan {

/// What reading and standardizing one file came to; `submission` when it is to be taken in.
struct PictureJob {
    Import::Item item;
    Hash original;
    std::optional<Store::Submission> submission;
};

/// From a file to what will be submitted. Touches nothing but its arguments; runs on any thread.
PictureJob doPicture(const QString& path, const Store& store, const Import::Make& make,
                     const QString& specificationId);

} // namespace mianguan
