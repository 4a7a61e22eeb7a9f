#include "core/work/upcast.h"

#include "core/work/event_types.h"

namespace mianguan {

namespace {

struct Upcast {
    QLatin1String type;
    int from; ///< version of the type
    QCborMap (*to)(QCborMap content);
};

/// The first version's station had no keys and said only whether it was for practice.
QCborMap startedWithKeys(QCborMap content) {
    content.insert(QStringLiteral("cause"), QStringLiteral("new"));
    content.insert(QStringLiteral("program"), QString());
    return content;
}

/// From each version to the next; an event goes through all that follow its own.
constexpr Upcast upcasts[] = {
    {EventType::stationStarted, 1, startedWithKeys},
};

bool isOld(const Event& event) {
    for (const Upcast& upcast : upcasts)
        if (event.type == upcast.type && event.typeVersion <= upcast.from) return true;
    return false;
}

} // namespace

QCborMap contentOf(const Record& record) {
    QCborMap content = record.body.content();
    for (const Upcast& upcast : upcasts)
        if (record.event.type == upcast.type && record.event.typeVersion <= upcast.from)
            content = upcast.to(std::move(content));
    return content;
}

QCborMap contentOf(const Record& record, std::initializer_list<QLatin1String> names) {
    return isOld(record.event) ? contentOf(record) : record.body.pick(names);
}

} // namespace mianguan
