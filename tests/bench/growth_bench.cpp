// How a store grows: growth_bench [GRADUATES…]. For each number it makes a store of so many graduates with
// four events each (without pictures), then in processes of their own opens it with and without the snapshot,
// finds by part of a name or number, and appends. Prints milliseconds and megabytes; judges nothing.
#include "core/ledger/ledger.h"
#include "core/work/event_types.h"
#include "core/work/photo_events.h"
#include "tests/bench/without_pictures.h"
#include "tests/work/handmade.h"

#include <QCborMap>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QStringList& names() {
    static const QStringList some{QStringLiteral("王小明"),   QStringLiteral("李思源"),
                                  QStringLiteral("欧阳若兰"), QStringLiteral("陈默"),
                                  QStringLiteral("赵一鸣"),   QStringLiteral("孙悦")};
    return some;
}

/// A name, a student number and a number like that of an identity card.
QString labelOf(int graduate) {
    return QStringLiteral("%1_%2_110105%3%4X")
        .arg(names()[graduate % names().size()])
        .arg(20260000000 + graduate)
        .arg(19990101 + graduate % 1200)
        .arg(graduate % 1000, 3, 10, QLatin1Char('0'));
}

double sinceMs(const QElapsedTimer& timer) { return double(timer.nsecsElapsed()) / 1e6; }

/// What happens to one graduate; a verdict names its submission, so it follows in the next lot.
Draft submitted(int graduate, const Id& subject) {
    Store::Submission photo = handmade(graduate);
    photo.label = labelOf(graduate);
    while (photo.portrait.findings.size() < 17)
        photo.portrait.findings += photo.portrait.findings.first();
    return withoutPictures(submission(subject, photo));
}

QList<Draft> afterwards(int graduate, const Id& subject, const Id& submission) {
    Draft looked;
    looked.type = EventType::identityRevealed;
    looked.subject = subject;
    looked.content = {{QStringLiteral("reason"), QStringLiteral("checked with the card")}};
    looked.userSigned = true;
    return {looked, approval(subject, submission),
            handover(subject, {}, QStringLiteral("out"), QString::number(graduate) + QStringLiteral(".jpg"))};
}

void fill(const QString& folder, int graduates) {
    foundStore(folder).reset();
    auto file = orDie(LedgerFile::open(folder));
    auto opened = orDie(file->cabinet().open(adminName(), goodPassword(), {}));
    const Author author{opened.user, opened.signing};
    auto ledger = orDie(Ledger::open(std::move(file), std::move(opened.dataKey), machineFolderOf(folder)));
    const int lot = 500;
    QElapsedTimer timer;
    timer.start();
    for (int done = 0; done < graduates; done += lot) {
        QList<Draft> first, rest;
        for (int i = done; i < std::min(done + lot, graduates); ++i)
            first += submitted(i, Id::random());
        const QList<Record> records = orDie(ledger->appendAll(first, author));
        for (qsizetype i = 0; i < records.size(); ++i)
            rest += afterwards(done + int(i), records[i].event.subject, records[i].event.id);
        orDie(ledger->appendAll(rest, author));
    }
    std::printf("%8d graduates, %8d events appended in lots: %8.0f a second\n", graduates, graduates * 4,
                graduates * 4 / sinceMs(timer) * 1000);
}

double megabytesOf(const char* line) {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QFile::ReadOnly)) return 0;
    for (const QByteArray& text : status.readAll().split('\n'))
        if (text.startsWith(line))
            return text.mid(qstrlen(line)).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

template <class Work>
void measure(const char* what, int times, Work work) {
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        ms.push_back(sinceMs(timer));
    }
    std::sort(ms.begin(), ms.end());
    std::printf("    %-34s median %9.2f  p99 %9.2f ms\n", what, ms[ms.size() / 2], ms[ms.size() * 99 / 100]);
}

/// From the password (cheap here) to what the review page needs first.
std::unique_ptr<Store> openAndSay(const QString& folder, const char* how) {
    QElapsedTimer timer;
    timer.start();
    auto store = orDie(signIn(folder));
    const qsizetype photos = store->photos().size();
    (void)store->counts();
    std::printf("    %-34s %9.0f ms  %lld photos, %.0f MB now, %.0f MB at most\n", how, sinceMs(timer),
                static_cast<long long>(photos), megabytesOf("VmRSS:"), megabytesOf("VmHWM:"));
    return store;
}

void findAndAppend(Store& store, int graduates) {
    measure("found by part of a number", 100, [&](int i) {
        (void)store.find(labelOf(i * 7919 % graduates).section(QLatin1Char('_'), 1).mid(3, 6), 50);
    });
    measure("found by part of a name", 100, [&](int i) { (void)store.find(names()[i % 6].mid(1), 50); });
    measure("not found", 100, [&](int) { (void)store.find(QStringLiteral("zzzz"), 50); });
    measure("a page of the activity", 50, [&](int i) { (void)store.activity({}, i * 50, 50); });
    QList<Id> fresh;
    measure("photo with its pictures, answered", 200,
            [&](int i) { fresh += submit(store, handmade(10'000'000 + i)).value(); });
    measure("policy changed, signed, answered", 200, [&](int i) {
        const Policy policy{.reviewOwnPhotos = true, .lockAfter = std::chrono::minutes(1 + i % 60)};
        (void)answerOf<Id>([&](QObject* context, auto done) { store.changePolicy(policy, context, done); });
    });
    measure("verdict, signed, answered", 200, [&](int i) { (void)approve(store, fresh[i]); });
}

int child(const QString& folder, const QString& how, int graduates) {
    if (how == QLatin1String("rebuild")) {
        openAndSay(folder, "opened, every event read").reset();
        return 0;
    }
    const auto store = openAndSay(folder, "opened from the snapshot");
    if (how == QLatin1String("use")) findAndAppend(*store, graduates);
    std::fflush(stdout);
    return 0;
}

void run(const QString& folder, const char* how, int graduates) {
    std::fflush(stdout);
    QProcess::execute(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--child"), folder, QLatin1String(how), QString::number(graduates)});
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == QLatin1String("--child"))
        return child(arguments[1], arguments[2], arguments[3].toInt());
    QStringList numbers = arguments;
    if (numbers.isEmpty())
        numbers = {QStringLiteral("1000"), QStringLiteral("10000"), QStringLiteral("100000")};
    for (const QString& number : numbers) {
        QTemporaryDir folder(QStringLiteral("./growth-bench-XXXXXX"));
        const QString store = QFileInfo(folder.filePath(QStringLiteral("store"))).absoluteFilePath();
        fill(store, number.toInt());
        run(store, "rebuild", number.toInt());
        for (int i = 0; i < 3; ++i)
            run(store, "open", number.toInt());
        run(store, "use", number.toInt());
        std::printf("    ledger %.1f MB, snapshot %.1f MB\n",
                    double(QFileInfo(store + QStringLiteral("/ledger.db")).size()) / 1e6,
                    double(QFileInfo(store + QStringLiteral("/snapshot")).size()) / 1e6);
    }
}
