#pragma once

#include <QString>

#include <optional>

namespace mianguan {

/// Once, first thing in main(): no core dumps, no ptrace by other processes of this user
/// (PR_SET_DUMPABLE 0), libsodium ready.
void hardenProcess();

/// A sentence when keys could not be locked in memory (RLIMIT_MEMLOCK), for the log and the safety page.
std::optional<QString> lockedMemoryTrouble();

} // namespace mianguan
