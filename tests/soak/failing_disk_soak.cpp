// Fails each step of a short day in turn and looks whether everything acknowledged is there, and whether what
// was said of it fits.
#include "tests/base/command_line.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"
#include "tests/soak/short_day.h"
#include "tests/soak/soak_look.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::soak;
using namespace mianguan::test;

namespace {

struct Way {
    const char* name;
    int number;
    FailingDisk::Then then;
};
constexpr Way ways[] = {{"disk full for ever", ENOSPC, FailingDisk::Then::Dead},
                        {"disk full once", ENOSPC, FailingDisk::Then::Well},
                        {"disk error for ever", EIO, FailingDisk::Then::Dead},
                        {"disk error once", EIO, FailingDisk::Then::Well}};

/// What people were told, and how often.
using Told = QMap<QString, int>;

/// Whether an error says what is the matter with the disk, and what to do. A refusal may follow from an
/// earlier failure: what was not done cannot be gone on with. Of a database that cannot be opened SQLite says
/// no more than that; whether its disk is full is asked of the disk, and that is not full here.
QString misleading(const Error& error, const Way& way) {
    if (error.what.isEmpty()) return QStringLiteral("nothing said");
    const bool full = error.kind == ErrorKind::DiskFull || error.sentence().contains(QLatin1String("full"));
    const bool fits = error.kind == ErrorKind::Refused || error.kind == ErrorKind::Busy ||
                      error.kind == ErrorKind::ReadOnly || full == (way.number == ENOSPC);
    if (!fits || error.kind == ErrorKind::Corrupt) return QStringLiteral("misleading: ") + error.sentence();
    if (error.remedy.isEmpty() && error.kind != ErrorKind::Unreadable)
        return QStringLiteral("no remedy: ") + error.sentence();
    return {};
}

/// False when the day came to its end before the step.
bool failStep(int step, const Way& way, Told& told, QStringList& wrong) {
    const MemoryFolder day, pictures;
    const Place place = shortDayIn(day.path(), pictures.path());
    FailingDisk disk(step, way.number, way.then);
    Observer observer(place, quint32(step));
    liveShortDay(place, disk,
                 {[&](const QString& line) { observer.heard(line); },
                  [&](const Error& error) {
                      ++told[error.what + QStringLiteral(" | ") + error.remedy];
                      const QString bad = misleading(error, way);
                      if (!bad.isEmpty()) wrong += bad;
                  }});
    if (!disk.failed()) return false;
    wrong += observer.look({step % 3 == 0, step % 3 == 1, step % 3 == 2});
    return true;
}

int failAll(int stride, bool tell) {
    int failed = 0;
    for (const Way& way : ways) {
        QElapsedTimer timer;
        timer.start();
        Told told;
        int step = 0, done = 0;
        for (bool reached = true; reached; step += stride, ++done) {
            QStringList wrong;
            reached = failStep(step, way, told, wrong);
            for (const QString& sentence : wrong)
                std::printf("%s, step %d: %s\n", way.name, step, qPrintable(sentence));
            failed += wrong.isEmpty() ? 0 : 1;
            std::fflush(stdout);
        }
        std::printf("%s: %d steps failed, %d in all went wrong; %lld s\n", way.name, done - 1, failed,
                    static_cast<long long>(timer.elapsed() / 1000));
        for (auto words = told.cbegin(); tell && words != told.cend(); ++words)
            std::printf("  %d × %s\n", words.value(), qPrintable(words.key()));
        std::fflush(stdout);
    }
    return failed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const CommandLine line{{"stride", "Fail every so many steps.", "N", QStringLiteral("1")},
                           {"tell", "Print what people were told."}};
    return failAll(line.number("stride"), line.has("tell"));
}
