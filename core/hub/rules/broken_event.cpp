#include "core/hub/rules/broken_event.h"

#include <QCoreApplication>

namespace mianguan::hub {

Fail brokenEvent(const Id& event) {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Hub", "An event in the hub's database was changed or damaged"),
                event.hex(), QCoreApplication::translate("Hub", "Verify the hub; delete nothing."));
}

} // namespace mianguan::hub
