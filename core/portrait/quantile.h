#pragma once

#include <algorithm>
#include <vector>

namespace mianguan {

/// The value below which this share (0–1) of the values lies; reorders them. There must be one.
template <class T>
T quantile(std::vector<T>& values, double share) {
    const auto place = ptrdiff_t(share * double(values.size()));
    const auto nth = values.begin() + std::min(place, ptrdiff_t(values.size()) - 1);
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

} // namespace mianguan
