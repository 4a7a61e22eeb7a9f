// A day of 40 graduates at a desk whose every request goes wrong in every way, one day for each: the desk and
// the office then say the same, every picture is at the hub, nothing is there twice. Some mishaps kill the
// desk.
//
//     link_soak [--stride N] [--jobs N] [--only MISHAP] [--killed DAYS] [--state FILE]
//
// With --killed DAYS so many days at the real hub, which is killed again and again, as the desk is. Goes on
// after what FILE says. What fails is told with the arguments that do it again: --try MISHAP:REQUEST.
#include "tests/base/command_line.h"
#include "tests/soak/link/day.h"
#include "tests/soak/link/stations.h"
#include "tests/soak/link/trial.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::soak;
using namespace Qt::StringLiterals;

namespace {

const QString killedHub = QStringLiteral("killed-hub");

QString nameOf(const QString& mishap, int which) { return u"%1:%2"_s.arg(mishap).arg(which); }

std::optional<Verdict> tried(const QString& name, const Stations& templates) {
    const QString kind = name.section(u':', 0, 0);
    const int number = name.section(u':', 1).toInt();
    if (kind == killedHub) return tryKilledHub(templates, number);
    for (const Mishap& mishap : mishaps())
        if (mishap.name == kind) return tryOnce(templates, mishap, number);
    return {};
}

/// One day in a process of its own, told in one line.
int tryNamed(const QString& name, const QString& templates) {
    const auto verdict = tried(name, {templates});
    if (!verdict) return std::fprintf(stderr, "no such mishap: %s\n", qPrintable(name)), 2;
    std::printf("%s %d %d %s\n", verdict->problem.isEmpty() ? "ok" : "failed", verdict->requests,
                verdict->mishaps, qPrintable(verdict->problem));
    return verdict->problem.isEmpty() ? 0 : 1;
}

/// Several days side by side, as they mostly wait.
class Days {
public:
    Days(int most, const QString& state) : jobs(most), done(state) {
        if (!state.isEmpty()) {
            if (!done.open(QFile::ReadWrite | QFile::Append)) qFatal("the state cannot be written");
            done.seek(0);
            for (const QByteArray& line : done.readAll().split('\n'))
                before += QString::fromUtf8(line);
        }
        Stations{templates.path()}.found();
    }

    void add(const QString& name) {
        if (before.contains(name)) return;
        while (running.size() >= jobs)
            waitForOne();
        auto* day = new QProcess;
        day->setObjectName(name);
        day->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        day->start(QCoreApplication::applicationFilePath(),
                   {u"--try"_s, name, u"--templates"_s, templates.path()});
        running += day;
    }
    int finish() {
        while (!running.isEmpty())
            waitForOne();
        std::printf("%d days, %d mishaps, %d failed, %lld requests\n", tried, happened, failed, requests);
        return failed == 0 ? 0 : 1;
    }

private:
    void waitForOne() {
        for (;;)
            for (QProcess* day : std::as_const(running))
                if (day->waitForFinished(50)) return take(day);
    }
    void take(QProcess* day) {
        const QByteArray answer = day->readAllStandardOutput();
        const auto words = answer.split(' ');
        const bool went = words.size() > 2 && words[0] == "ok";
        ++tried;
        failed += !went;
        requests += words.value(1).toInt();
        happened += words.value(2).toInt();
        if (!went) std::printf("%s: %s", qPrintable(day->objectName()), answer.constData());
        if (went && done.isOpen()) done.write(day->objectName().toUtf8() + '\n'), done.flush();
        std::fflush(stdout);
        running.removeOne(day);
        delete day;
    }

    const int jobs;
    QFile done;
    QStringList before;
    QTemporaryDir templates;
    QList<QProcess*> running;
    int tried = 0, failed = 0, happened = 0;
    long long requests = 0;
};

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    QLoggingCategory::setFilterRules(u"mianguan.sync=false"_s);
    const test::CommandLine line{{"requests", "How many of the day's requests go wrong.", "number", u"280"_s},
                                 {"stride", "One day in so many.", "number", u"1"_s},
                                 {"jobs", "Days side by side.", "number", u"6"_s},
                                 {"only", "This mishap alone.", "mishap"},
                                 {"killed", "Days at a real hub that is killed.", "number", u"0"_s},
                                 {"state", "Goes on after what is in it.", "file"},
                                 {"try", "One day.", "mishap:request"},
                                 {"templates", "The stations of that day.", "folder"},
                                 {"desk", "The desk of that day.", "folder"},
                                 {"code", "To join the hub with.", "code"}};
    if (line.has("desk")) return liveDay(line.text("desk"), line.text("code"));
    if (line.has("templates")) return tryNamed(line.text("try"), line.text("templates"));
    Days days(line.number("jobs"), line.text("state"));
    if (line.has("try")) return days.add(line.text("try")), days.finish();
    const int requests = line.number("requests"), stride = line.number("stride");
    int turn = 0;
    for (int day = 1; day <= line.number("killed"); ++day)
        days.add(nameOf(killedHub, day));
    for (int which = 0; which < requests; ++which)
        for (const Mishap& mishap : mishaps()) {
            const bool wanted = !line.has("only") || line.text("only") == mishap.name;
            if (wanted && turn++ % stride == 0) days.add(nameOf(mishap.name, which));
        }
    return days.finish();
}
