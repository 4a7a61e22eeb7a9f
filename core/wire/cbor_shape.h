#pragma once

#include <QByteArrayView>

namespace mianguan::wire {

/// How much may hide in some CBOR before anything is made of it.
struct CborShape {
    int depth = 0;  ///< of arrays and maps in one another
    int values = 0; ///< keys too
};

/// Whether these bytes are one well-formed item within `most`, of definite lengths and without tags. Needs no
/// memory, so a small body cannot be made to fill it.
bool isCborWithin(QByteArrayView bytes, const CborShape& most);

} // namespace mianguan::wire
