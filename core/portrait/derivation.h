#pragma once

#include "core/portrait/standardize.h"

namespace mianguan {

/// What a portrait was made with besides its original; kept with it, so that anyone can make it again.
struct Recipe {
    Crop crop;
    cv::Mat matte; ///< CV_8UC1, size of the portrait; empty when the background was kept
};

/// Whether a portrait is its original and nothing but crop, scale, background and encoding.
struct Derivation {
    enum Verdict {
        Exact, ///< every byte
        Alike, ///< within the tolerance below: another processor, an edge that the models saw otherwise
        Differs
    };
    Verdict verdict = Differs;
    QString cause;       ///< of Differs: recipe, size, no-face, person, light, detail, background, edge
    double person = 0;   ///< the largest difference inside the person, levels of a σ 1.5 px neighbourhood
    double backdrop = 0; ///< the same on the background laid in
    double edge = 0;     ///< mean difference between the two, levels
    double light = 0;    ///< how much brighter the person is on average, levels
    double detail = 1;   ///< the person's fine detail (under about 2 px) over what it should be
    std::optional<QRectF> where; ///< pixels of the portrait, around the place that differs most
};

/// Tolerance of Alike, levels of 255 unless said otherwise: what a matte two levels off and another JPEG
/// quality near by make, with room; a smoothed skin, a removed mole, a brightened face are beyond it
/// (tests/bench/FIGURES.md).
struct DerivationTolerance {
    double person = 8, backdrop = 8, edge = 4, light = 1;
    double detail = 0.05; ///< share
};

/// Makes the portrait again from its recipe and compares. Fails when `portrait` is no picture.
Result<Derivation> rederive(const QByteArray& portrait, const Picture& original,
                            const Specification& specification, const Recipe& recipe);

/// The same by the models, for a portrait that came without its recipe. A portrait made with a plate needs it
/// here too: without it its edge is another.
Result<Derivation> rederive(const QByteArray& portrait, const Picture& original,
                            const Specification& specification, const Vision& vision, const Picture* plate);

} // namespace mianguan
