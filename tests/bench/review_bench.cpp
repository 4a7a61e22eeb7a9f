// Start and key-to-paint of the review: review_bench [PHOTOS [KEYS [STORE]]]. Fills a store with drawn photos
// (or uses STORE, made by an earlier run), opens the real window's review page and measures. Prints
// milliseconds; judges nothing.
#include "core/base/language.h"
#include "tests/ui/drawn.h"
#include "ui/base/settings.h"
#include "ui/review/review_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

void report(const char* what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double share) { return ms[size_t(share * double(ms.size() - 1))]; };
    std::printf("%-34s median %7.2f   p99 %7.2f   worst %7.2f ms   (%zu)\n", what, at(0.5), at(0.99),
                ms.back(), ms.size());
}

/// Presses a key and waits until another photo is painted; `pause` is a reviewer's look at it.
double keyToPaint(ReviewPage& page, QWidget& stage, Qt::Key key, int pause) {
    static std::optional<Id> before;
    std::optional<double> painted;
    QElapsedTimer timer;
    const auto watch = QObject::connect(&page, &ReviewPage::presented, &page, [&](const Id& subject) {
        if (before != subject) painted = painted.value_or(double(timer.nsecsElapsed()) / 1e6);
        before = subject;
    });
    timer.start();
    QTest::keyClick(&stage, key);
    while (!painted && timer.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    QObject::disconnect(watch);
    QTest::qWait(pause);
    return painted.value_or(10'000);
}

std::vector<double> many(ReviewPage& page, Qt::Key key, int times, int pause) {
    auto* stage = page.findChild<QWidget*>(QStringLiteral("stage"));
    std::vector<double> ms;
    for (int i = 0; i < times; ++i)
        ms.push_back(keyToPaint(page, *stage, key, pause));
    return ms;
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const int photos = argc > 1 ? atoi(argv[1]) : 10'000, keys = argc > 2 ? atoi(argv[2]) : 300;
    QTemporaryDir folder(QStringLiteral("./review-bench-XXXXXX"));
    const QString path =
        argc > 3 ? QString::fromLocal8Bit(argv[3]) : folder.filePath(QStringLiteral("store"));
    installLanguage(app, QStringLiteral("zh_CN"));
    applyTheme(app, false);

    QElapsedTimer timer;
    auto store = openStore(path);
    for (int done = int(store->photos().size()); done < photos; done += 500)
        fillDrawn(*store, done, std::min(500, photos - done));
    store.reset();
    timer.start();
    store = openStore(path);
    std::printf("%d photos; the store opens in %lld ms\n", int(store->photos().size()), timer.elapsed());

    Settings settings(folder.filePath(QStringLiteral("station.ini")));
    timer.restart();
    ReviewPage page(*store, settings);
    bool first = false;
    QObject::connect(&page, &ReviewPage::presented, [&] { first = true; });
    page.resize(1310, 700);
    page.show();
    while (!first)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    std::printf("%-34s %lld ms\n", "first photo painted after", timer.elapsed());
    QTest::qWait(500);
    report("next photo, a look of 150 ms", many(page, Qt::Key_Right, keys, 150));
    report("next photo, no look at all", many(page, Qt::Key_Right, keys, 0));
    report("approve, a look of 150 ms", many(page, Qt::Key_A, keys, 150));
    report("approve, no look at all", many(page, Qt::Key_A, keys, 0));
    return 0;
}
