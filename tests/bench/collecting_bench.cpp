// What lists of 100,000 graduates cost the desk and the roster page: collecting_bench [GRADUATES [CLASSES
// [PHOTOGRAPHED]]]. Two lists, one of as many classes and one of a single class without a name; so many of
// each photographed in one session. Prints milliseconds of processor time; judges nothing.
#include "core/ledger/ledger.h"
#include "core/work/graduate_events.h"
#include "core/work/photo_events.h"
#include "tests/bench/without_pictures.h"
#include "tests/work/collecting_tools.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int rounds = 21, shown = 200, chunk = 5000;

/// Of this thread, which asks the lists itself; other processes do not count.
double nowMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

template <class Work>
void measure(const char* what, Work work) {
    std::vector<double> ms;
    for (int round = 0; round < rounds; ++round) {
        const double start = nowMs();
        work(round);
        ms.push_back(nowMs() - start);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("    %-44s median %8.2f  worst %8.2f ms\n", what, ms[rounds / 2], ms.back());
}

QString nameOf(int i) {
    static const QString family = QStringLiteral("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗");
    static const QString given = QStringLiteral("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平");
    return QString(family[i % 20]) + given[i / 20 % 20] + given[i / 400 % 20];
}

RosterEntry entry(int i, int classes) {
    RosterEntry one;
    one.name = nameOf(i);
    one.studentNumber = QString::number(2'023'000'000 + i);
    one.identityNumber = QStringLiteral("1101051999%1%2X")
                             .arg(101 + i % 900, 4, 10, QLatin1Char('0'))
                             .arg(i % 1000, 3, 10, QLatin1Char('0'));
    if (classes > 0) one.className = QStringLiteral("%1班").arg(i % classes, 4, 10, QLatin1Char('0'));
    one.level = QStringLiteral("本科");
    return one;
}

Draft photographed(const Id& session, const Id& graduate, int number) {
    return withoutPictures(submission(graduate, photoAt(session, graduate, number)));
}

struct Size {
    int graduates, classes, photographed;
};

void fill(const QString& folder, const Session& session, const Id& id, const Size& size) {
    auto file = orDie(LedgerFile::open(folder));
    auto opened = orDie(file->cabinet().open(adminName(), goodPassword(), {}));
    const Author author{opened.user, opened.signing};
    auto ledger = orDie(Ledger::open(std::move(file), std::move(opened.dataKey), machineFolderOf(folder)));
    QList<Draft> drafts;
    const auto flush = [&](qsizetype from) {
        if (drafts.size() < from) return;
        orDie(ledger->appendAll(drafts, author));
        drafts.clear();
    };
    for (int i = 0; i < size.graduates; ++i) {
        const Id graduate = Id::random();
        drafts += enrolment(graduate, session.batch, entry(i, size.classes));
        if (i < size.photographed) {
            drafts += arrival(graduate, id, Arrival::StudentNumber, i + 1);
            drafts += photographed(id, graduate, i);
        }
        flush(500);
    }
    flush(1);
}

void use(Store& store, const Session& session, const Id& id, const Size& size) {
    const Batch& batch = session.batch;
    std::optional<GraduateRow> next;
    measure("whose turn it is, nobody there", [&](int) {
        next = store.nextGraduate({id, batch, {}, {}, false});
    });
    if (!next) return;
    measure("whose turn it is, after someone", [&](int) {
        (void)store.nextGraduate({id, batch, next->className, *next, false});
    });
    const GraduateFilter ofClass{batch, next->className, {}, {}};
    measure("the class list around someone",
            [&](int) { (void)store.graduatesAround(ofClass, next->subject, shown); });
    measure("how many of the class, aside", [&](int) {
        (void)store.graduateCount(ofClass);
        (void)store.graduateCount({batch, next->className, {}, GraduateFilter::Standing::Makeup});
    });
    measure("the session's tally, aside", [&](int) { (void)store.tally(id); });
    measure("the commonest faults", [&](int) { (void)store.faults(id, 50); });
    measure("one graduate whole", [&](int) { (void)store.graduate(next->subject); });
    measure("found by a number", [&](int round) {
        (void)store.graduatesHolding(batch, entry(round * 977 % size.graduates, 0).studentNumber);
    });
    measure("found by part of a number", [&](int round) {
        (void)store.graduates({batch, {}, QString::number(70'000 + round), {}}, 50);
    });
    measure("found by part of a name", [&](int round) {
        (void)store.graduates({batch, {}, nameOf(round * 31).mid(1), {}}, 50);
    });
    measure("found by pinyin initials", [&](int) {
        (void)store.graduates({batch, {}, QStringLiteral("zlj"), {}}, 50);
    });
    measure("nobody found", [&](int) { (void)store.graduates({batch, {}, QStringLiteral("qqqq"), {}}, 50); });
    measure("roster page: its first rows", [&](int) { (void)store.graduates({batch, {}, {}, {}}, shown); });
    measure("roster page: rows of the end", [&](int) {
        (void)store.graduates({batch, {}, {}, {}}, chunk, size.graduates - chunk);
    });
    measure("roster page: to come again, first rows", [&](int) {
        (void)store.graduates({batch, {}, {}, GraduateFilter::Standing::Makeup}, shown);
    });
    measure("roster page: how many", [&](int) {
        (void)store.graduateCount({batch, {}, {}, GraduateFilter::Standing::Makeup});
    });
    measure("the classes", [&](int) { (void)store.classes(batch); });
}

void run(const Size& size) {
    QTemporaryDir root(QStringLiteral("./collecting-bench-XXXXXX"));
    const QString folder = QFileInfo(root.filePath(QStringLiteral("store"))).absoluteFilePath();
    const Session session = plannedSession();
    const Id id = orDie(openSession(*foundStore(folder), session));
    fill(folder, session, id, size);
    const auto store = orDie(signIn(folder));
    std::printf("%d graduates in %d classes, %d photographed\n", size.graduates, size.classes,
                size.photographed);
    use(*store, session, id, size);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList said = QCoreApplication::arguments().mid(1);
    const int graduates = said.value(0, QStringLiteral("100000")).toInt();
    const int classes = said.value(1, QStringLiteral("2000")).toInt();
    const int done = said.value(2, QStringLiteral("20000")).toInt();
    run({graduates, classes, done});
    run({graduates, 0, done});
    return 0;
}
