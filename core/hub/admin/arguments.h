#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QJsonObject>

namespace mianguan::hub {

/// Refused: what is wrong with what was asked, and what to say instead.
Fail wrong(const QString& what, const QString& where = {}, const QString& remedy = {});

/// The id of 32 hexadecimal digits under this name.
Result<Id> idIn(const QJsonObject& arguments, const QString& name);

} // namespace mianguan::hub
