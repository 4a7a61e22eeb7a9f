// What the lists of many photos cost without the disk: activity_bench [PHOTOS], four events each. Prints how
// large the activity's tables are and how long its filters and the search by label take; judges nothing.
#include "core/work/activity_tables.h"
#include "core/work/event_types.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/safety_tables.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace mianguan;

namespace {

QString labelOf(int photo) {
    static const QString names[]{QStringLiteral("王小明"), QStringLiteral("欧阳若兰"),
                                 QStringLiteral("wangxiaoming"), QStringLiteral("赵一鸣")};
    return QStringLiteral("%1_110105%2%3X")
        .arg(names[photo % 4])
        .arg(19990101 + photo % 1200)
        .arg(photo % 1000, 3, 10, QLatin1Char('0'));
}

QByteArray hashOf(int photo) { return Hash::of(QByteArray::number(photo)).bytes(); }

class History {
public:
    explicit History(Projection& projection) : lists(projection) {}

    void photo(int number) {
        const Id subject = Id::random();
        add(EventType::photoSubmitted, subject,
            {{QStringLiteral("label"), labelOf(number)},
             {QStringLiteral("worst"), QStringLiteral("pass")},
             {QStringLiteral("blobs"), QCborMap{{QStringLiteral("original"), hashOf(number)},
                                                {QStringLiteral("portrait"), hashOf(-number)}}}});
        add(EventType::photoApproved, subject, {{QStringLiteral("number"), number}});
        add(EventType::photoDelivered, subject,
            {{QStringLiteral("folder"), QStringLiteral("/out")}, {QStringLiteral("name"), labelOf(number)}});
        add(EventType::identityRevealed, subject, {{QStringLiteral("reason"), QStringLiteral("asked")}});
        if (waiting.size() >= 2000) flush();
    }
    void flush() {
        if (const auto added = lists.add(waiting); !added) qFatal("%s", qPrintable(added.error().sentence()));
        waiting.clear();
    }

private:
    void add(QLatin1String type, const Id& subject, const QCborMap& content) {
        Record record;
        record.position = ++position;
        record.event.id = Id::random();
        record.event.type = type;
        record.event.subject = subject;
        record.event.user = users[position % 8];
        record.event.timeMs = 1'780'000'000'000 + position * 1000;
        record.body = Body::of(content);
        waiting += record;
    }

    Projection& lists;
    QList<Record> waiting;
    qint64 position = 0;
    Id users[8]{Id::random(), Id::random(), Id::random(), Id::random(),
                Id::random(), Id::random(), Id::random(), Id::random()};
};

double megabytes(const Projection& lists) {
    return double(lists.serialized().value_or(QByteArray()).size()) / (1 << 20);
}

double fill(Projection& lists, int photos) {
    QElapsedTimer timer;
    timer.start();
    if (!lists.make()) qFatal("no tables");
    History history(lists);
    for (int i = 0; i < photos; ++i)
        history.photo(i);
    history.flush();
    return double(timer.elapsed()) / 1000;
}

void measure(const char* what, const std::function<qint64()>& ask) {
    std::vector<double> ms;
    qint64 rows = 0;
    for (int i = 0; i < 9; ++i) {
        const std::clock_t begun = std::clock(); // this program's own time: others may be busy too
        rows = ask();
        ms.push_back(double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s %8lld rows, median %7.2f ms, worst %7.2f ms\n", what, static_cast<long long>(rows),
                ms[ms.size() / 2], ms.back());
}

void measureFilter(const char* what, const ActivityTables& activity, const ActivityFilter& filter) {
    std::printf("%s\n", what);
    measure("  count", [&] { return activity.count(filter); });
    measure("  first page", [&] { return activity.positions(filter, 0, 100).size(); });
    measure("  page far down", [&] { return activity.positions(filter, 90'000, 100).size(); });
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const int photos = argc > 1 ? atoi(argv[1]) : 100'000;
    const QList<Projection::Module> others{photoModule(), peopleModule(), safetyModule()};
    Projection without(others), lists(others + QList{activityModule()});
    const double other = fill(without, photos), whole = fill(lists, photos);
    std::printf("%d photos, %d events: activity %.1f MB in %.1f s, all other lists %.1f MB in %.1f s\n",
                photos, photos * 4, megabytes(lists) - megabytes(without), whole - other, megabytes(without),
                other);

    const ActivityTables activity(lists);
    ActivityFilter filter;
    measureFilter("everything", activity, filter);
    filter.kind = ActivityKind::Verdicts;
    measureFilter("one kind", activity, filter);
    filter = {};
    filter.fromMs = 1'780'000'000'000 + photos * 1000LL;
    filter.untilMs = filter.fromMs + photos * 1000LL;
    measureFilter("a quarter of the time", activity, filter);
    for (const QString& part :
         {QStringLiteral("_1101051999020"), QStringLiteral("若兰"), QStringLiteral("1")}) {
        filter = {};
        filter.whom = part;
        measureFilter(qPrintable(QStringLiteral("label with ") + part), activity, filter);
        measure("  find()", [&] { return PhotoTables(lists).find(part, 100).size(); });
    }
    measure("find() nothing", [&] { return PhotoTables(lists).find(QStringLiteral("nobody"), 100).size(); });
    return 0;
}
