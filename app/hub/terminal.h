#pragma once

#include "core/base/result.h"

namespace mianguan::hub {

enum ExitStatus { Done, Failed, WrongUsage };

void say(const QString& text);                ///< on standard output
ExitStatus complain(const Error& error);      ///< on standard error; Failed
ExitStatus complain(const QString& sentence); ///< what is wrong with the command line; WrongUsage

} // namespace mianguan::hub
