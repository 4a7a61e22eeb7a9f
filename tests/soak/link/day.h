#pragma once

#include "core/work/store.h"

#include <QString>

#include <memory>

namespace mianguan::soak {

/// Who comes to the desk on the day that is lived again and again.
inline constexpr int graduates = 40;
/// Whose first photo the office turns down, so that he comes back.
inline bool comesTwice(int number) { return number % 5 == 0; }

/// A desk's store with its list and an open session, below `folder`; whoever takes photos there may not judge
/// them.
void prepareDesk(const QString& folder);
/// A reviewer's store, empty, below `folder`.
void prepareOffice(const QString& folder);
std::unique_ptr<Store> openStation(const QString& folder);

/// The day at the desk as a program of its own: joins the hub if it has not, takes the photos that are
/// missing, takes those again that are turned down, until all are approved and it is in step; answers what to
/// exit with. Says "+ subject hash" on standard output for each photo that is kept. Goes on after a kill.
int liveDay(const QString& folder, const QString& code);

} // namespace mianguan::soak
