#pragma once

#include "tests/screens/stage.h"

namespace mianguan::test {

/// The class of eight that scenes play in; two of them have one name.
RosterEntry graduateAt(int index);
Session onSite();
Session makeup(const QDate& deadline);
void importClass(Stage& stage, const RosterEntry& more = {});
Id graduate(Stage& stage, int index);
/// A photo at a session of its own, as an earlier day would leave it.
Id photographed(Stage& stage, int index, const Session& where = onSite());

void atDesk(Stage& stage, const Session& session = onSite());
void findFirst(Stage& stage);
void seatFirst(Stage& stage);
void shootFirst(Stage& stage);

} // namespace mianguan::test
