// From a verdict at one desk to the other desk: two stores with their links to mianguan-hub on this machine,
// as people have them, everything durable:
//
//     hub_verdict_bench [--verdicts 200] [--postgres]
//
// The time begins when the reviewer's verdict is durable at his own desk and ends when the other desk's store
// says so of the photo.
#include "core/hub/tls_identity.h"
#include "core/station/hub_link.h"
#include "tests/base/command_line.h"
#include "tests/hub/hub_program.h"
#include "tests/hub/postgres_server.h"
#include "tests/work/handmade.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A store of its own, joined to the hub.
struct Joined {
    explicit Joined(const QString& code, const QString& name) {
        HubProxy none;
        none.choice = HubProxy::Choice::None;
        sure(answerOf<void>([&](QObject* context, auto done) { link->setProxy(none, context, done); }));
        sure(answerOf<void>([&](QObject* context, auto done) { link->enrol(code, name, context, done); }));
    }
    ~Joined() { link.reset(); }

    static void sure(const Result<void>& done) {
        if (!done) qFatal("%s", qPrintable(done.error().sentence()));
    }

    QTemporaryDir folder;
    std::unique_ptr<Store> store = foundStore(folder.filePath(QStringLiteral("data")));
    std::unique_ptr<HubLink> link = std::make_unique<HubLink>(*store);
};

double part(QList<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0
                            : values[std::min(values.size() - 1, qsizetype(double(values.size()) * share))];
}

/// Milliseconds from the verdict to the desk.
double verdict(Joined& office, Joined& desk, const Id& photo) {
    QElapsedTimer clock;
    QEventLoop loop;
    const auto heard =
        QObject::connect(desk.store.get(), &Store::photoChanged, &loop, [&](const PhotoRow& row) {
            if (row.subject == photo && row.state == PhotoState::Approved) loop.quit();
        });
    orDie(approve(*office.store, photo));
    clock.start();
    if (desk.store->photo(photo)->row.state != PhotoState::Approved) loop.exec();
    QObject::disconnect(heard);
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    const CommandLine line{{"verdicts", "How many.", "number", QStringLiteral("200")},
                           {"postgres", "A PostgreSQL of its own instead of SQLite."}};
    QLoggingCategory::setFilterRules(QStringLiteral("mianguan.sync.*=false\nmianguan.sync=false"));
    const bool onPostgres = line.has("postgres");
    const auto server = onPostgres ? PostgresServer::start(true) : nullptr;
    if (onPostgres && !server) qFatal("PostgreSQL is not installed");
    const QString database = onPostgres ? server->newDatabase() : QString();
    QTemporaryDir folder;
    HubProgram hub(folder.filePath(QStringLiteral("hub")));
    const QString address = QStringLiteral("127.0.0.1:%1").arg(freePort());
    if (!hub.start({QStringLiteral("--listen"), address}, database)) qFatal("%s", qPrintable(hub.logged()));
    const auto code = [&] {
        return hub
            .command({QStringLiteral("enrol"), QStringLiteral("--every-school"), QStringLiteral("--address"),
                      address},
                     database)
            .said.trimmed();
    };
    Joined desk(code(), QStringLiteral("desk")), office(code(), QStringLiteral("office"));
    const int verdicts = line.number("verdicts");
    QList<Id> photos;
    for (int number = 0; number < verdicts; ++number)
        photos += orDie(submit(*desk.store, handmade(number)));
    const bool came = QTest::qWaitFor([&] { return office.store->counts().pending == verdicts; }, 300'000);
    if (!came) qFatal("the photos did not come to the reviewer");
    QList<double> ms;
    for (const Id& photo : std::as_const(photos))
        ms += verdict(office, desk, photo);
    std::printf("%s: %d verdicts, told at the desk after %.0f ms median, %.0f ms p99, %.0f ms at most\n",
                onPostgres ? "PostgreSQL" : "SQLite", verdicts, part(ms, 0.5), part(ms, 0.99), part(ms, 1));
}
