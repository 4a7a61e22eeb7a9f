#include "core/guidance/instruction_hold.h"

namespace mianguan {

namespace {

/// How long a need lasts before it is said, ms. Blinks take up to 400.
qint64 patienceFor(Instruction instruction) {
    switch (instruction) {
    case Instruction::OpenEyes:
        return 450;
    case Instruction::NoFace:
    case Instruction::SeveralFaces:
    case Instruction::CloseMouth:
    case Instruction::Blurred:
        return 300;
    default:
        return 150;
    }
}

} // namespace

void InstructionHold::note(const QList<Instruction>& needs, qint64 ms) {
    std::erase_if(neededSince, [&](const auto& known) { return !needs.contains(known.first); });
    for (const Instruction need : needs)
        neededSince.try_emplace(need, ms);
}

void InstructionHold::show(Instruction instruction, qint64 ms) {
    if (begun && current == instruction) return;
    begun = true;
    current = instruction;
    since = ms;
}

Instruction InstructionHold::next(const QList<Instruction>& given, qint64 ms) {
    const QList<Instruction> needs = given.isEmpty() ? QList{Instruction::Ready} : given;
    note(needs, ms);
    if (!begun) show(needs.first(), ms);
    const bool solved = !needs.contains(current);
    if (!solved && ms - since < leastShown) return current;
    for (const Instruction need : needs)
        if (need == current || ms - neededSince.at(need) >= patienceFor(need)) {
            show(need, ms);
            break;
        }
    return current;
}

} // namespace mianguan
