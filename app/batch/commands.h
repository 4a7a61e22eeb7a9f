#pragma once

#include <QStringList>

namespace mianguan::batch {

/// Exit statuses other programs rely on; of several the gravest wins: usage, then unreadable, then failed.
enum ExitStatus { Passed = 0, Failed = 1, WrongUsage = 2, Unreadable = 3 };
ExitStatus graver(ExitStatus a, ExitStatus b);

// Each takes the arguments after its name.
ExitStatus standardizeCommand(const QStringList& arguments);
ExitStatus checkCommand(const QStringList& arguments);
ExitStatus matteCommand(const QStringList& arguments);
ExitStatus verifyCommand(const QStringList& arguments);
ExitStatus duplicatesCommand(const QStringList& arguments);
ExitStatus rederiveCommand(const QStringList& arguments);
ExitStatus specsCommand(const QStringList& arguments);

} // namespace mianguan::batch
