#include "tests/soak/soak_worker.h"

#include "core/work/event_types.h"
#include "tests/soak/soak_desk.h"

#include <cstdio>
#include <map>

namespace mianguan::soak {

using namespace mianguan::test;

void say(char kind, QLatin1String type, const QString& key, const QString& more) {
    std::printf("%c %s %s %s\n", kind, type.data(), qPrintable(key), qPrintable(more));
    std::fflush(stdout);
}

Desk::Desk(const Orders& given) : orders(given), chance(given.seed) {}

namespace {

struct Kind {
    const char* name;
    int weight; ///< how often, among all
};

constexpr Kind table[] = {{"import", 5}, {"judge", 9},  {"undo", 4},     {"deliver", 3}, {"reveal", 2},
                          {"purge", 2},  {"return", 2}, {"recover", 1},  {"add", 2},     {"roles", 1},
                          {"reset", 1},  {"remove", 1}, {"password", 1}, {"policy", 1},  {"code", 1},
                          {"backup", 2}, {"export", 1}};

} // namespace

QStringList Desk::kinds() {
    QStringList names;
    for (const Kind& kind : table)
        names += QLatin1String(kind.name);
    return names;
}

void Desk::work(const QString& kind) {
    static const std::map<QString, void (Desk::*)()> doing{
        {QStringLiteral("import"), &Desk::importNextClass},
        {QStringLiteral("judge"), &Desk::judgeSome},
        {QStringLiteral("undo"), &Desk::undoSome},
        {QStringLiteral("deliver"), &Desk::deliver},
        {QStringLiteral("reveal"), &Desk::revealOne},
        {QStringLiteral("purge"), &Desk::purgeSome},
        {QStringLiteral("return"), &Desk::leaveAndReturn},
        {QStringLiteral("recover"), &Desk::recoverWithCode},
        {QStringLiteral("add"), &Desk::addUser},
        {QStringLiteral("roles"), &Desk::changeRoles},
        {QStringLiteral("reset"), &Desk::resetPassword},
        {QStringLiteral("remove"), &Desk::removeUser},
        {QStringLiteral("password"), &Desk::changePassword},
        {QStringLiteral("policy"), &Desk::changePolicy},
        {QStringLiteral("code"), &Desk::renewCode},
        {QStringLiteral("backup"), &Desk::backUp},
        {QStringLiteral("export"), &Desk::exportActivity},
    };
    (this->*doing.at(kind))();
}

void Desk::workAtRandom() {
    int all = 0;
    for (const Kind& kind : table)
        all += kind.weight;
    int left = int(chance() % quint32(all));
    for (const Kind& kind : table) {
        left -= kind.weight;
        if (left < 0) return work(QLatin1String(kind.name));
    }
}

void Desk::backUp() {
    say('!', EventType::backupMade);
    const auto made = must(answerOf<BackupReport>(
        [&](QObject* context, auto done) { store->backUp(orders.place.backup(), {}, {}, context, done); }));
    if (!made.missing.isEmpty()) qFatal("%s", qPrintable(made.missing.first()));
    say('+', EventType::backupMade, made.id.hex());
}

void Desk::exportActivity() {
    say('!', EventType::activityExported);
    must(answerOf<qint64>([&](QObject* context, auto done) {
        store->writeActivity(orders.place.activity(), {}, context, done);
    }));
    say('+', EventType::activityExported);
}

void work(const Orders& orders) {
    Desk desk(orders);
    desk.comeIn();
    if (!orders.first.isEmpty()) desk.work(orders.first);
    for (;;)
        desk.workAtRandom();
}

} // namespace mianguan::soak
