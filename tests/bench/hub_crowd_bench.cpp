#include "tests/bench/http/bench_client.h"
#include "tests/hub/province.h"

#include <QElapsedTimer>

#include <cstdio>

// A province's stations all connected: so many connections held through nginx to two hub processes on one
// PostgreSQL, each having asked once, while one more station walks the whole contract. All of it shares the
// machine.

using namespace mianguan;
using namespace mianguan::test;

int main(int argc, char** argv) {
    const int most = argc > 1 ? atoi(argv[1]) : 10'000;
    if (!Province::isPossible()) qFatal("nginx or PostgreSQL is not installed");
    Province province;
    const QString trouble = province.begin();
    if (!trouble.isEmpty()) qFatal("%s", qPrintable(trouble));
    std::printf("| held | s to come | contract walked | s for it | 1 more: requests/s | its p99 ms |\n"
                "|---|---|---|---|---|---|\n");
    for (const int held : {0, most}) {
        http::Load load{province.port(), held, true};
        load.path = "/v1/hub";
        load.perAddress = 500;
        QElapsedTimer clock;
        clock.start();
        const pid_t holder = http::holdElsewhere(load);
        const double came = double(clock.restart()) / 1000;
        const Ran walked = conformance(province.address, province.enrolmentCode());
        const double took = double(clock.elapsed()) / 1000;
        http::Load one{province.port(), 1, true};
        one.path = load.path;
        const http::Answered answered = http::press(one);
        std::printf("| %d | %.1f | %s | %.1f | %.0f | %.2f |\n", held, came,
                    walked.exit == 0 ? "every clause holds" : qPrintable(failures(walked)), took,
                    answered.perSecond(), answered.part(0.99));
        std::fflush(stdout);
        http::letGo(holder);
    }
}
