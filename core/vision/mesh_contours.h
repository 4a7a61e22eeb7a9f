#pragma once

#include <initializer_list>

namespace mianguan {

/// Points of the face mesh in order around a part of the face; right and left are the graduate's own.
using Contour = std::initializer_list<int>;

namespace contours {

inline constexpr Contour rightBrow{70, 63, 105, 66, 107, 55, 65, 52, 53, 46};
inline constexpr Contour leftBrow{300, 293, 334, 296, 336, 285, 295, 282, 283, 276};
inline constexpr Contour rightEye{33,  7,   163, 144, 145, 153, 154, 155,
                                  133, 173, 157, 158, 159, 160, 161, 246};
inline constexpr Contour leftEye{263, 249, 390, 373, 374, 380, 381, 382,
                                 362, 398, 384, 385, 386, 387, 388, 466};
inline constexpr Contour rightCheek{116, 117, 118, 119, 100, 142, 203, 206, 207, 187, 123};
inline constexpr Contour leftCheek{345, 346, 347, 348, 329, 371, 423, 426, 427, 411, 352};
// Free of beard in most faces.
inline constexpr Contour forehead{109, 10, 338, 337, 9, 108};
inline constexpr Contour lips{61,  146, 91,  181, 84,  17, 314, 405, 321, 375,
                              291, 409, 270, 269, 267, 0,  37,  39,  40,  185};
inline constexpr Contour innerLips{78,  95,  88,  178, 87,  14, 317, 402, 318, 324,
                                   308, 415, 310, 311, 312, 13, 82,  81,  80,  191};
inline constexpr Contour faceOval{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                                  397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                                  172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};
inline constexpr Contour nose{168, 122, 188, 174, 198, 49,  48,  64,  98,  97,
                              2,   326, 327, 294, 278, 279, 420, 399, 412, 351};

} // namespace contours

} // namespace mianguan
