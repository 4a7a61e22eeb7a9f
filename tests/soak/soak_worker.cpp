#include "tests/soak/soak_worker.h"

#include "core/work/event_types.h"
#include "tests/soak/soak_desk.h"

#include <cstdio>
#include <map>

namespace mianguan::soak {

using namespace mianguan::test;

Desk::Desk(const Orders& given, Voice told) : orders(given), voice(std::move(told)), chance(given.seed) {}

void Desk::intend(QLatin1String type, const QString& key, const QString& more) {
    voice.say(QStringLiteral("! %1 %2 %3").arg(type, key, more));
}

void Desk::acknowledge(QLatin1String type, const QString& key, const QString& more) {
    voice.say(QStringLiteral("+ %1 %2 %3").arg(type, key, more));
}

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
        {QStringLiteral("import again"), &Desk::importLastClass},
        {QStringLiteral("standardize"), &Desk::importPortrait},
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
    if (!store) open();
    if (store) (this->*doing.at(kind))();
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
    intend(EventType::backupMade);
    const auto made = answered<BackupReport>(
        [&](QObject* context, auto done) { store->backUp(orders.place.backup(), {}, {}, context, done); });
    if (made && made->missing.isEmpty()) acknowledge(EventType::backupMade, made->id.hex());
}

void Desk::exportActivity() {
    intend(EventType::activityExported);
    const auto rows = answered<qint64>([&](QObject* context, auto done) {
        store->writeActivity(orders.place.activity(), {}, context, done);
    });
    if (rows) acknowledge(EventType::activityExported);
}

void work(const Orders& orders) {
    Desk desk(orders, {[](const QString& line) {
                           std::puts(qPrintable(line));
                           std::fflush(stdout);
                       },
                       [](const Error& error) { qFatal("%s", qPrintable(error.sentence())); }});
    desk.comeIn();
    desk.work(QStringLiteral("import again"));
    if (!orders.sample.isEmpty()) desk.work(QStringLiteral("standardize"));
    if (!orders.first.isEmpty()) desk.work(orders.first);
    for (;;)
        desk.workAtRandom();
}

} // namespace mianguan::soak
