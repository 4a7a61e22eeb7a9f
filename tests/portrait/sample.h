#pragma once

#include "core/image/picture.h"
#include "core/portrait/standardize.h"
#include "core/vision/vision.h"

namespace mianguan::test {

/// The sample photograph and the models to look at it with.
struct Sample {
    static constexpr char missing[] =
        "the models or the sample photograph are not here: run installer/test.sh";

    std::shared_ptr<Vision> vision;
    Picture sample;
    Specification spec = *loadSpecification(defaultSpecificationId());

    bool load() { ///< false where either is not there
        auto loaded = Vision::load();
        auto read = readPicture(qEnvironmentVariable("MIANGUAN_SAMPLE"));
        if (!loaded || !read) return false;
        vision = std::move(*loaded);
        sample = std::move(*read);
        return true;
    }
};

} // namespace mianguan::test
