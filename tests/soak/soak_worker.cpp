#include "tests/soak/soak_worker.h"

#include "core/image/jpeg_writer.h"
#include "core/work/delivery.h"
#include "core/work/import.h"
#include "tests/work/handmade.h"

#include <QDir>

#include <cstdio>
#include <random>

namespace mianguan::soak {

namespace {

using namespace mianguan::test;

void say(char kind, const char* verb, const Id& subject, const QString& more = {}) {
    std::printf("%c %s %s %s\n", kind, verb, qPrintable(subject.hex()), qPrintable(more));
    std::fflush(stdout);
}

template <class T>
T must(const Result<T>& result) {
    if (!result) qFatal("%s", qPrintable(result.error().sentence()));
    return *result;
}

/// Waits for a signal that ends a piece of work.
template <class Begin>
void untilFinished(QEventLoop& loop, Begin begin) {
    begin();
    loop.exec();
}

Result<Portrait> makePortrait(const Picture& picture) {
    Portrait portrait = handmade(picture.bgr.at<cv::Vec3b>(4, 4)[0]).portrait;
    portrait.jpeg = "portrait " + Id::random().bytes();
    return portrait;
}

class Desk {
public:
    Desk(const QString& place, quint32 seed)
        : folder(place), chance(seed), store(openStore(place + QStringLiteral("/store"))) {
        QObject::connect(store.get(), &Store::photoChanged, [](const PhotoRow& row) {
            if (row.delivered) say('+', "delivered", row.subject, row.label);
        });
    }

    void workForEver() {
        for (int number = firstUnfinishedClass();; ++number) {
            deliver();
            importClass(number);
            judgeAll();
            undoSome();
            judgeAll();
        }
    }

private:
    int firstUnfinishedClass() const { return int(store->photos().size()) / classSize; }
    bool oneIn(int number) { return chance() % quint32(number) == 0; }

    void importClass(int number) {
        takePictures(folder, number);
        QEventLoop loop;
        Import import(*store, makePortrait, QStringLiteral("chsi-2017-99"));
        QObject::connect(&import, &Import::itemDone, [](const Import::Item& item) {
            if (item.outcome == Import::Outcome::Queued)
                say('+', "submitted", item.subject, QFileInfo(item.path).completeBaseName());
            if (item.outcome == Import::Outcome::Unreadable) qFatal("%s", qPrintable(item.sentence));
        });
        QObject::connect(&import, &Import::finished, &loop, &QEventLoop::quit);
        untilFinished(loop, [&] { import.start({classFolder(folder, number)}); });
    }

    void judgeAll() {
        for (const PhotoRow& row : store->photos()) {
            if (row.state == PhotoState::Pending) judge(row.subject);
        }
    }

    void judge(const Id& subject) {
        const bool good = !oneIn(3);
        say('!', good ? "approved" : "rejected", subject);
        const Id verdict =
            must(good ? approve(*store, subject) : reject(*store, subject, {QStringLiteral("eyes-closed")}));
        say('+', good ? "approved" : "rejected", subject, verdict.hex());
    }

    void undoSome() {
        for (const PhotoRow& row : store->photos()) {
            if (row.delivered || row.state == PhotoState::Pending || !oneIn(6)) continue;
            say('!', "undone", row.subject);
            must(undo(*store, row.subject, must(store->photo(row.subject)).verdict));
            say('+', "undone", row.subject);
        }
    }

    void deliver() {
        QEventLoop loop;
        Delivery delivery(*store);
        QObject::connect(&delivery, &Delivery::finished, &loop, [&](const Result<Delivery::Report>& report) {
            must(report);
            loop.quit();
        });
        untilFinished(loop, [&] { delivery.start({.folder = folder + QStringLiteral("/out")}); });
    }

    QString folder;
    std::minstd_rand chance;
    std::unique_ptr<Store> store;
};

} // namespace

QString classFolder(const QString& folder, int number) {
    return folder + QStringLiteral("/in/class%1").arg(number, 5, 10, QLatin1Char('0'));
}

void takePictures(const QString& folder, int number) {
    const QString place = classFolder(folder, number);
    QDir().mkpath(place);
    for (int i = 0; i < classSize; ++i) {
        const int photo = number * classSize + i;
        QFile file(place + QStringLiteral("/p%1.jpg").arg(photo));
        cv::Mat pixels(48, 36, CV_8UC3, cv::Scalar::all(128));
        for (int bit = 0; bit < 16; ++bit)
            pixels(cv::Rect(bit % 4 * 8, bit / 4 * 8, 8, 8)) = (photo >> bit & 1) * 255;
        const auto jpeg =
            writeJpeg(pixels, {.bytesMin = 1, .bytesMax = 100'000, .aimMin = 1, .aimMax = 100'000});
        if (!jpeg || !file.open(QFile::WriteOnly) || file.write(jpeg->bytes) < 0) qFatal("no pictures");
    }
}

int work(const QString& folder, quint32 seed) {
    Desk desk(folder, seed);
    std::puts("ready");
    std::fflush(stdout);
    desk.workForEver();
    return 0;
}

} // namespace mianguan::soak
