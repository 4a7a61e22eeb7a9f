#include "tests/soak/hall/hall.h"

#include "tests/soak/hall/step_table.h"
#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <unistd.h>

namespace mianguan::soak {

using namespace mianguan::test;

namespace {

constexpr int silence = 300'000; // ms without a line: the worker hangs

const QString reviewer = QStringLiteral("reviewer");

Id idOf(const Store& store, const Sitting& sitting) {
    return store.graduatesHolding(plannedClassSession().batch, sitting.entry.studentNumber).first().subject;
}

void print(const QString& line) {
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QProcessEnvironment environmentOf(const HallOrders& orders) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    environment.insert(QStringLiteral("XDG_STATE_HOME"), orders.folder + QStringLiteral("/state"));
    return environment;
}

} // namespace

Hall::Hall(const HallOrders& given, int kills)
    : orders(given), model(given), chance(given.seed), log(given.folder + QStringLiteral("/heard.txt")),
      wanted(kills) {
    if (!log.open(QFile::ReadWrite)) qFatal("no folder");
    while (!log.atEnd()) {
        const QString line = QString::fromUtf8(log.readLine()).trimmed();
        if (line == QLatin1String("killed"))
            ++killed;
        else
            model.heard(line);
    }
}

void Hall::prepare() {
    if (QDir(orders.store()).exists()) return;
    found();
    approveSome();
    Settings settings(orders.settings());
    settings.set(setting::camera, QStringLiteral("1|") + orders.camera());
}

/// Some had their photo taken before; nobody reviews his own.
void Hall::found() {
    const auto store = foundStore(orders.store());
    const Id session = orDie(openSession(*store, plannedClassSession()));
    RosterPlan plan{plannedClassSession().batch, QStringLiteral("软件班.xlsx"), orders.graduates, {}, {}};
    for (const Sitting& sitting : model.plan())
        if (sitting.listed) plan.added += sitting.entry;
    orDie(importRoster(*store, plan));
    int photo = 0;
    for (const Sitting& sitting : model.plan())
        if (sitting.approved) orDie(submit(*store, photoAt(session, idOf(*store, sitting), ++photo)));
    orDie(addUser(*store, reviewer, Role::Reviewer));
}

void Hall::approveSome() {
    const auto store = orDie(signIn(orders.store(), reviewer));
    for (const Sitting& sitting : model.plan())
        if (sitting.approved) orDie(approve(*store, idOf(*store, sitting)));
}

QStringList Hall::arguments() const {
    QStringList done;
    for (const int who : model.done())
        done += QString::number(who);
    return {QStringLiteral("--work"),      orders.folder,
            QStringLiteral("--graduates"), QString::number(orders.graduates),
            QStringLiteral("--seed"),      QString::number(orders.seed),
            QStringLiteral("--pace"),      QString::number(orders.pacePercent),
            QStringLiteral("--done"),      done.join(QLatin1Char(','))};
}

/// Half a line was no acknowledgement.
void Hall::hear(QProcess& worker) {
    while (worker.canReadLine()) {
        const QByteArray line = worker.readLine();
        log.write(line);
        const QString said = QString::fromUtf8(line).trimmed();
        model.heard(said);
        if (said.startsWith(QLatin1String("! ") + within)) --before;
    }
    log.flush();
}

/// The step within which the next kill comes changes from one to the next, and is one that is still to come;
/// how long before and how long into it is chance. The empty one is the start.
void Hall::chooseKill() {
    const char* const steps[] = {"seated",   "shot",      "submitted", "",      "seated",
                                 "enrolled", "submitted", "shot",      "absent"};
    within = QLatin1String(steps[killed % int(std::size(steps))]);
    const bool gone = (within == QLatin1String("absent") && !model.isLeft(&Sitting::absent)) ||
                      (within == QLatin1String("enrolled") && !model.isLeft(&Sitting::added));
    if (gone) within = QStringLiteral("shot");
    const bool common = within == QLatin1String("seated") || within == QLatin1String("shot") ||
                        within == QLatin1String("submitted");
    const int each = std::max(1, orders.graduates / (wanted + 1));
    before = common ? 1 + int(chance() % quint32(each)) : within.isEmpty() ? 0 : 1;
}

QStringList Hall::workOnce() {
    chooseKill();
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.setProcessEnvironment(environmentOf(orders));
    worker.start(QCoreApplication::applicationFilePath(), arguments());
    if (!worker.waitForStarted()) return {QStringLiteral("no worker")};
    const bool kills = killed < wanted;
    while ((!kills || before > 0) && worker.waitForReadyRead(silence))
        hear(worker);
    if (!kills || before > 0) return ended(worker);
    ::usleep(useconds_t(chance() % (within.isEmpty() ? 4'000'000 : 400'000)));
    worker.kill();
    worker.waitForFinished();
    hear(worker);
    log.write("killed\n");
    ++killed;
    return {};
}

QStringList Hall::ended(QProcess& worker) {
    worker.waitForFinished(silence);
    hear(worker);
    if (worker.state() == QProcess::NotRunning && worker.exitStatus() == QProcess::NormalExit &&
        worker.exitCode() == 0)
        return {};
    worker.kill();
    worker.waitForFinished();
    return {QStringLiteral("the operator could not go on, or the window ended by itself")};
}

QStringList Hall::run() {
    QElapsedTimer timer;
    timer.start();
    while (!model.complete()) {
        QStringList wrong = workOnce();
        if (wrong.isEmpty()) wrong = look(false);
        if (!wrong.isEmpty()) return wrong;
        print(QStringLiteral("%1 of %2 done, %3 kills")
                  .arg(model.done().size())
                  .arg(model.plan().size())
                  .arg(killed));
    }
    seconds = timer.elapsed() / 1000;
    return {};
}

QStringList Hall::look(bool whole) {
    const auto store = signIn(orders.store());
    if (!store) return {store.error().sentence()};
    if ((*store)->sessions().size() != 1) return {QStringLiteral("there is not one session")};
    tally = (*store)->tally((*store)->sessions().first().id);
    return model.differences(**store, whole);
}

QStringList Hall::finish() {
    const QStringList wrong = look(true);
    return wrong.isEmpty() ? verify() : wrong;
}

QStringList Hall::verify() const {
    QProcess program;
    program.setProcessEnvironment(environmentOf(orders));
    program.start(QStringLiteral(STATION), {QStringLiteral("--verify"), QStringLiteral("--data"),
                                            orders.store(), QStringLiteral("--user"), adminName()});
    program.write(goodPassword().toUtf8() + '\n');
    program.closeWriteChannel();
    if (!program.waitForFinished(silence)) return {QStringLiteral("mianguan --verify does not end")};
    print(QString::fromUtf8(program.readAllStandardOutput()).trimmed());
    if (program.exitCode() == 0) return {};
    return {QStringLiteral("mianguan --verify: ") + QString::fromUtf8(program.readAllStandardError())};
}

void Hall::reportTimes() const { print(stepTable(model.times())); }

void Hall::reportResult() const {
    const auto of = [this](auto which) {
        return std::count_if(model.plan().begin(), model.plan().end(), which);
    };
    print(QStringLiteral("came in between: %1").arg(model.mishaps().join(QStringLiteral(", "))));
    print(QStringLiteral(
              "%1 photographed, each compared with his sitter; %2 absent, %3 locked and refused, %4 added by "
              "hand; %5 right with the first shot; %6 kills; no network, no mouse; %7 s")
              .arg(model.photographed())
              .arg(tally.absent)
              .arg(of(std::mem_fn(&Sitting::approved)))
              .arg(of(std::mem_fn(&Sitting::added)))
              .arg(tally.firstPass)
              .arg(killed)
              .arg(seconds));
}

} // namespace mianguan::soak
