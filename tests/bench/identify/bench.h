#pragma once

#include <algorithm>
#include <vector>

namespace bench {

void printCodes(int each); ///< pictures of each fault and strength
void printCards(int cards);

inline double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.at(size_t(share * double(values.size() - 1)));
}

} // namespace bench
