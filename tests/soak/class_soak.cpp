// A whole class through the real window: a video file is the camera, an operator made of key events goes by
// what the window shows, and is killed now and then. Nothing may be lost and nobody have another's photo.
//
//     class_soak --graduates 60 --kills 3                 a class as it is, some six minutes
//     class_soak --graduates 200 --kills 40 --pace 20     kills within every step, half an hour
//
// On the display there is (a window of its own, so better: xvfb-run -a -s "-screen 0 1366x768x24" class_soak
// …), offscreen where there is none. Needs ffmpeg and the models ($MIANGUAN_MODELS). The sitters are the
// photographs of $MIANGUAN_PHOTOS/portraits, else views of one ($MIANGUAN_SAMPLE). --folder DIR goes on where
// it stopped.
#include "core/image/picture_memory.h"
#include "core/keys/hardening.h"
#include "tests/ledger/memory_folder.h"
#include "tests/soak/hall/hall.h"
#include "tests/soak/hall/network.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::soak;

namespace {

constexpr int skipped = 77;

QStringList photographs() {
    QStringList all;
    const QString photos = qEnvironmentVariable("MIANGUAN_PHOTOS");
    if (!photos.isEmpty())
        for (const char* each : {"/portraits", "/verify/img"})
            for (const QFileInfo& file :
                 QDir(photos + QLatin1String(each)).entryInfoList(QDir::Files, QDir::Name))
                all += file.absoluteFilePath();
    if (all.isEmpty()) all += qEnvironmentVariable("MIANGUAN_SAMPLE");
    return all;
}

int work(int& argc, char** argv, const HallOrders& orders) {
    hardenProcess();
    keepPictureMemory();
    if (!forbidNetwork()) qFatal("the network cannot be forbidden here");
    const QApplication application(argc, argv);
    Operator one(orders);
    one.work();
    one.goHome();
    return 0;
}

int fail(const QStringList& wrong) {
    for (const QString& sentence : wrong)
        std::printf("%s\n", qPrintable(sentence));
    return wrong.isEmpty() ? 0 : 1;
}

int soakClass(const HallOrders& orders, int kills) {
    const auto vision = Vision::load();
    if (!vision) {
        std::printf("%s\n", qPrintable(vision.error().sentence()));
        return skipped;
    }
    Hall hall(orders, kills);
    const auto say = [](const QString& words) {
        std::printf("%s\n", qPrintable(words));
        std::fflush(stdout);
    };
    Sitters(orders.sitters()).make(planClass(orders.graduates, orders.seed), {photographs(), *vision, say});
    hall.prepare();
    QStringList wrong = hall.run();
    if (wrong.isEmpty()) wrong = hall.finish();
    hall.reportTimes();
    if (wrong.isEmpty()) hall.reportResult();
    return fail(wrong);
}

} // namespace

int main(int argc, char** argv) {
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* meaning, const char* value,
                            const QString& standard = {}) {
        parser.addOption({QLatin1String(name), QLatin1String(meaning), QLatin1String(value), standard});
    };
    parser.addHelpOption();
    option("graduates", "How many are on the list.", "N", QStringLiteral("60"));
    option("kills", "How often the operator's program is killed.", "N", QStringLiteral("3"));
    option("seed", "Of every choice made.", "N", QStringLiteral("1"));
    option("pace", "Of the operator's pauses, per cent; 0: none.", "P", QStringLiteral("100"));
    option("folder", "Kept and taken up again; else a temporary one, in memory where there is such.", "DIR");
    option("work", "Be the operator.", "DIR");
    option("done", "Who was there already, by number.", "N,N…");
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
    if (!parser.parse(words)) return fail({parser.errorText()});
    const auto number = [&](const char* name) { return parser.value(QLatin1String(name)).toInt(); };
    HallOrders orders{parser.value(QStringLiteral("work")),
                      number("graduates"),
                      quint32(number("seed")),
                      number("pace"),
                      {}};
    for (const QString& who :
         parser.value(QStringLiteral("done")).split(QLatin1Char(','), Qt::SkipEmptyParts))
        orders.done += who.toInt();
    if (!orders.folder.isEmpty()) return work(argc, argv, orders);
    const QGuiApplication application(argc, argv); // for fonts and pixmaps of the films
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp();
    const test::MemoryFolder temporary;
    orders.folder = parser.isSet(QStringLiteral("folder"))
                        ? QDir().absoluteFilePath(parser.value(QStringLiteral("folder")))
                        : temporary.path();
    if (!QDir().mkpath(orders.folder)) return fail({QStringLiteral("no folder")});
    return soakClass(orders, number("kills"));
}
