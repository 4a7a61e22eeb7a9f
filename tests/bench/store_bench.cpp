// How the store does with many photos: store_bench [PHOTOS [keep]]. Prints milliseconds; judges nothing.
#include "tests/work/safety_tools.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// Runs it `times` times and prints the median and the worst.
void measure(const char* what, int times, const std::function<void(int)>& work) {
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-28s median %9.2f ms   worst %9.2f ms\n", what, ms[ms.size() / 2], ms.back());
}

/// As many findings as the pipeline makes.
Store::Submission photo(int number) {
    Store::Submission made = handmade(number);
    made.original.resize(20'000);
    made.portrait.jpeg.resize(35'000);
    made.portrait.matte = cv::Mat(640, 480, CV_8UC1, cv::Scalar(number % 256));
    while (made.portrait.findings.size() < 17)
        made.portrait.findings += made.portrait.findings.first();
    return made;
}

void fill(Store& store, int photos) {
    QEventLoop loop;
    int answered = 0;
    const auto done = [&](const Result<Id>& answer) {
        if (!answer) std::printf("%s\n", qPrintable(answer.error().sentence()));
        if (++answered == photos) loop.quit();
    };
    for (int i = 0; i < photos; ++i)
        store.submit(photo(i), &loop, done);
    loop.exec();
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const int photos = argc > 1 ? atoi(argv[1]) : 10'000;
    QTemporaryDir folder(QStringLiteral("./store-bench-XXXXXX"));
    folder.setAutoRemove(argc < 3); // a second argument keeps the store
    std::printf("%d photos\n", photos);
    auto store = openStore(folder.filePath(QStringLiteral("store")));
    measure("submit all", 1, [&](int) { fill(*store, photos); });
    const QList<PhotoRow> rows = store->photos();
    measure("approve, answered", photos / 2, [&](int i) { (void)approve(*store, rows[i].subject); });
    measure("close", 1, [&](int) { store.reset(); });
    measure("open", 5, [&](int) {
        store.reset();
        store = openStore(folder.filePath(QStringLiteral("store")));
    });
    measure("photos()", 20, [&](int) { (void)store->photos(); });
    measure("counts()", 20, [&](int) { (void)store->counts(); });
    measure("photo()", 1000, [&](int i) { (void)store->photo(rows[i * 7 % rows.size()].subject); });
    measure("blob()", 1000, [&](int i) {
        const auto detail = store->photo(rows[i * 7 % rows.size()].subject);
        (void)store->blob(detail->row.subject, detail->portrait);
    });
    measure("hasOriginal()", 1000, [&](int i) { (void)store->hasOriginal(Hash::of(QByteArray::number(i))); });
    measure("verify()", 1, [&](int) {
        const auto problems = verify(*store);
        for (const QString& problem : *problems)
            std::printf("%s\n", qPrintable(problem));
    });
    measure("find()", 20, [&](int i) { (void)store->find(QString::number(i), 50); });
    measure("activity(), a page of 100", 20, [&](int i) { (void)store->activity({}, i * 100, 100); });
    measure("writeActivity(), everything", 1,
            [&](int) { (void)writeActivity(*store, folder.filePath(QStringLiteral("activity.csv"))); });
    measure("purge(), everything", 1, [&](int) {
        const PurgeRequest all{PurgeRequest::Scope::Everything, 0, {}, QStringLiteral("measured")};
        if (const auto proof = purge(*store, all); !proof)
            std::printf("%s\n", qPrintable(proof.error().sentence()));
    });
}
