#include "tests/soak/short_day.h"

namespace mianguan::soak {

Place shortDayIn(const QString& folder, const QString& pictures) { return {folder, pictures, 2}; }

void liveShortDay(const Place& place, FileSystem& disk, const Desk::Voice& voice) {
    Orders orders;
    orders.place = place;
    orders.disk = &disk;
    Desk desk(orders, voice);
    desk.comeIn();
    for (const char* kind :
         {"import", "judge",  "undo",   "judge",  "import", "judge",  "deliver", "reveal",
          "return", "add",    "add",    "reset",  "roles",  "backup", "purge",   "password",
          "code",   "policy", "remove", "backup", "export", "recover"})
        desk.work(QLatin1String(kind));
    desk.leave();
}

} // namespace mianguan::soak
