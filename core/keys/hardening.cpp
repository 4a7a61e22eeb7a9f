#include "core/keys/hardening.h"

#include "core/keys/arena.h"

#include <QCoreApplication>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace mianguan {

void hardenProcess() {
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    arena::readySodium();
}

std::optional<QString> lockedMemoryTrouble() {
    if (arena::everythingLocked()) return std::nullopt;
    return QCoreApplication::translate(
        "Keys",
        "This system does not let the program keep its keys out of the swap file. Whoever looks after this "
        "computer can raise the limit of locked memory to 8 MB or encrypt the swap.");
}

} // namespace mianguan
