#include "core/decoder/child/lockdown.h"

#include <csignal>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace mianguan {

namespace {

constexpr rlim_t mostDescriptors = 12; ///< three standard ones, the socket, a file, and pictures under way
constexpr rlim_t mostProcessorSeconds = 300; ///< of a life; the parent retires its child before

bool limit(__rlimit_resource resource, rlim_t most) {
    const rlimit limits{most, most};
    return setrlimit(resource, &limits) == 0;
}

} // namespace

bool lockDown() {
    (void)unshare(CLONE_NEWUSER | CLONE_NEWNET |
                  CLONE_NEWIPC);   // a second wall; the system calls are the first
    std::signal(SIGXFSZ, SIG_IGN); // memory beyond RLIMIT_FSIZE is then refused like any other
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_NOFILE, mostDescriptors) && limit(RLIMIT_CPU, mostProcessorSeconds);
}

} // namespace mianguan
