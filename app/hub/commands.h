#pragma once

#include "app/hub/place.h"
#include "app/hub/terminal.h"

namespace mianguan::hub {

/// A command of the program: its options, what they ask of the hub, and how the answer is said.
struct ProgramCommand {
    const char* name;
    const char* summary;    ///< to be translated in the context HubProgram
    const char* positional; ///< "ID", or "[ID]" where it may be left out; null: none
    void (*addOptions)(QCommandLineParser& parser);
    QJsonObject (*argumentsIn)(const QCommandLineParser& parser);
    ExitStatus (*tell)(const QJsonObject& answer);
};
const QList<ProgramCommand>& programCommands();

ExitStatus runCommand(const ProgramCommand& command, const QStringList& arguments);
ExitStatus runRestore(const QStringList& arguments);

} // namespace mianguan::hub
