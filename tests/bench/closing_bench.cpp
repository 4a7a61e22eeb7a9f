// What looking at a desk's fees costs, with all of its payments in the open day and after they were closed:
// closing_bench [PAYMENTS]. Prints milliseconds; judges nothing.
#include "tests/work/collecting_tools.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <ctime>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int atOnce = 5'000;

Payment cash() { return {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}; }

template <class Work>
void measure(const char* what, Work work) {
    QElapsedTimer timer;
    timer.start();
    const std::clock_t before = std::clock(); // of the processor, whatever runs beside it
    const qint64 answer = qint64(work());
    const double busy = double(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
    std::printf("  %-28s %8.1f ms, %8.1f of the processor (%lld)\n", what, double(timer.nsecsElapsed()) / 1e6,
                busy, qlonglong(answer));
    std::fflush(stdout);
}

void look(Store& store, const char* when) {
    std::printf("%s\n", when);
    measure("how many are open", [&] { return store.openPayments(); });
    measure("the open day", [&] { return store.openFees().payments; });
    measure("closings", [&] { return store.feeClosings().size(); });
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const int payments = argc > 1 ? atoi(argv[1]) : 100'000;
    const QTemporaryDir folder;
    auto store = foundStore(folder.filePath(QStringLiteral("store")));
    measure("a list is read in", [&] { return orDie(importRoster(*store, listOf(payments))); });
    GraduateFilter all;
    all.batch = goodBatch();
    const QList<GraduateRow> graduates = store->graduates(all, payments);
    measure("all pay", [&] {
        for (qsizetype done = 0; done < graduates.size(); done += atOnce) {
            QList<Id> some;
            for (const GraduateRow& one : graduates.mid(done, atOnce))
                some += one.subject;
            orDie(settle(*store, some, cash()));
        }
        return graduates.size();
    });
    look(*store, "all open");
    measure("closing the day", [&] { return orDie(closeFees(*store)).isNull(); });
    orDie(settle(*store, {graduates.first().subject}, cash()));
    look(*store, "all closed but one");
    measure("verifying", [&] { return orDie(verify(*store)).size(); });
}
