#pragma once

#include "app/hub/terminal.h"

class QJsonObject;

namespace mianguan::hub {

// What a hub answered to a command, in words.
ExitStatus tellCode(const QJsonObject& answer);
ExitStatus tellStations(const QJsonObject& answer);
ExitStatus tellPosition(const QJsonObject& answer);
ExitStatus tellWaiting(const QJsonObject& answer);
ExitStatus tellDecision(const QJsonObject& answer);
ExitStatus tellDisputes(const QJsonObject& answer);
ExitStatus tellVerification(const QJsonObject& answer);
ExitStatus tellBackup(const QJsonObject& answer);
ExitStatus tellAccounts(const QJsonObject& answer);
ExitStatus tellRevoked(const QJsonObject& answer);
ExitStatus tellPin(const QJsonObject& answer);
ExitStatus tellPurges(const QJsonObject& answer);

} // namespace mianguan::hub
