#pragma once

#include "core/guidance/instruction.h"

#include <QList>

#include <map>

namespace mianguan {

/// Chooses the one instruction to show so that it can be read: one stays at least `leastShown` unless it is
/// solved, and a need must have lasted a moment before it is said (a blink is no closed eye).
class InstructionHold {
public:
    static constexpr qint64 leastShown = 600; ///< ms

    /// `needs`: what is to be done now, most important first; nothing means ready. `ms` must not go back.
    Instruction next(const QList<Instruction>& needs, qint64 ms);
    Instruction shown() const { return current; }

private:
    void note(const QList<Instruction>& needs, qint64 ms);
    void show(Instruction instruction, qint64 ms);

    bool begun = false;
    Instruction current = Instruction::NoFace;
    qint64 since = 0;
    std::map<Instruction, qint64> neededSince;
};

} // namespace mianguan
