#include "core/guidance/instruction_need.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mianguan {

namespace {

using enum Instruction;

constexpr double insideBy = 0.1;
constexpr double mostMovement = 0.06; // face widths; the mesh itself trembles by about 0.01
constexpr double mostOffCentre =
    0.12;                            // of the region's width; the crop follows the face, the preview does not
constexpr double leastAboveHair = 6; // px
constexpr double lowestEyes = 1.1;   // of the lower end of the eyes' window

/// Which instruction answers a finding under its limits, and which one over them.
struct Answer {
    const char* finding;
    Instruction low, high;
};

constexpr Answer answers[] = {
    {"roll", TiltLeft, TiltRight},
    {"yaw", TurnLeft, TurnRight},
    {"pitch", ChinUp, ChinDown},
    {"eyes-open", OpenEyes, OpenEyes},
    {"mouth-closed", CloseMouth, CloseMouth},
    {"glasses-glare", Glare, Glare},
    {"light-even", LightRight, LightLeft},
    {"exposure", TooDark, TooBright},
    {"colour-cast", ColourCast, ColourCast},
    {"sharpness", Blurred, Blurred},
    {"source-resolution", ComeCloser, ComeCloser},
    {"face-width", ComeCloser, MoveBack},
    {"centring", MoveLeft, MoveRight},
    {"hair-top", SitLower, SitHigher},
    {"eye-line", SitLower, SitHigher},
};

/// A tenth narrower at each end; an open end stays open.
Window narrowed(const Window& window) {
    const double width = window.high - window.low;
    const double by = insideBy * (std::isfinite(width)        ? width / 2
                                  : std::isfinite(window.low) ? std::abs(window.low)
                                                              : std::abs(window.high));
    return {window.low + by, window.high - by};
}

bool asked(const Specification& specification, const QString& finding) {
    const Severity severity = specification.limits(finding).severity;
    return specification.checks.contains(finding) && severity != Severity::Off &&
           severity != Severity::Inform;
}

class Needs {
public:
    explicit Needs(Instruction shown) : held(shown) {}

    void judge(double value, const Window& window, Instruction low, Instruction high) {
        if (value < limits(window, low).low) add(low);
        if (value > limits(window, high).high) add(high);
    }
    void add(Instruction need) {
        if (!needs.contains(need)) needs += need;
    }
    QList<Instruction> inOrder() {
        std::sort(needs.begin(), needs.end());
        return needs;
    }

private:
    Window limits(const Window& window, Instruction instruction) const {
        return instruction == held ? narrowed(window) : window;
    }
    Instruction held;
    QList<Instruction> needs;
};

void judgePlace(Needs& needs, const SitterPlace& place, const Specification& specification) {
    constexpr double open = std::numeric_limits<double>::infinity();
    const double side = mostOffCentre * specification.size.width();
    needs.judge(place.faceWidth, {-open, specification.faceWidth.high}, ComeCloser, MoveBack);
    needs.judge(place.offCentre, {-side, side}, MoveLeft, MoveRight);
    needs.judge(place.eyeLine, {-open, lowestEyes * specification.eyeLine.high}, SitLower, SitHigher);
    needs.judge(place.hairTop, {leastAboveHair, open}, SitLower, SitHigher);
}

} // namespace

QList<Instruction> needsOf(const Situation& situation, const Specification& specification, Instruction held) {
    if (situation.faces == 0) return {NoFace};
    if (situation.faces > 1) return {SeveralFaces};
    Needs needs(held);
    judgePlace(needs, situation.place, specification);
    for (const Finding& finding : situation.findings)
        for (const Answer& answer : answers)
            if (finding.id == QLatin1String(answer.finding) && finding.value &&
                asked(specification, finding.id))
                needs.judge(*finding.value, specification.limits(finding.id).pass, answer.low, answer.high);
    needs.judge(situation.movement, {0, mostMovement}, HoldStill, HoldStill);
    return needs.inOrder();
}

} // namespace mianguan
