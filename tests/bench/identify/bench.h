#pragma once

namespace bench {

void printCodes(int each); ///< pictures of each fault and strength
void printCards(int cards);

} // namespace bench
