#include "tests/soak/hall/network.h"

#include <initializer_list>
#include <seccomp.h>
#include <sys/socket.h>

namespace mianguan::soak {

bool forbidNetwork() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool good = filter != nullptr;
    for (const int family : {AF_INET, AF_INET6, AF_PACKET})
        good = good && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket), 1,
                                        scmp_arg_cmp{0, SCMP_CMP_EQ, scmp_datum_t(family), 0}) == 0;
    good = good && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

} // namespace mianguan::soak
