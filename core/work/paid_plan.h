#pragma once

#include "core/work/graduate.h"

namespace mianguan {

/// What importing a list of those who paid comes to.
struct PaidPlan {
    struct Paid {
        Id graduate;
        Payment payment;
    };
    Batch batch;
    QString fileName;
    int rows = 0; ///< of the file
    QList<Paid> paid;
};

} // namespace mianguan
