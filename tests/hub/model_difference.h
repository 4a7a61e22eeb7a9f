#pragma once

#include "tests/hub/hub_tools.h"
#include "tests/hub/model.h"

#include <QMap>

#include <algorithm>

namespace mianguan::test {

/// Where a hub says something else than the model, deed by deed; empty when they agree.
inline QString differenceTo(const Model& model, const std::vector<Id>& events, const HubStore& hub,
                            const QList<Id>& stations) {
    QHash<Id, EventAnswer> answers;
    QMap<qint64, Id> order;
    for (const Id& station : stations)
        for (const EventAnswer& answer :
             sure(hub.outcomes(station, QList<Id>(events.begin(), events.end()))).outcomes) {
            answers.insert(answer.id, answer);
            if (answer.position > 0) order.insert(answer.position, answer.id);
        }
    auto next = order.cbegin();
    for (const Model::Line& line : model.log) {
        if (next == order.cend() || *next != events[size_t(line.deed)])
            return QStringLiteral("by the model deed %1 (“%2”) comes now, at the hub %3 (“%4”)")
                .arg(line.deed)
                .arg(line.outcome)
                .arg(next == order.cend() ? -1 : std::ranges::find(events, *next) - events.begin())
                .arg(next == order.cend() ? QString() : wordFor(answers[*next]));
        ++next;
    }
    if (sure(hub.head()) != model.head())
        return QStringLiteral("position %1, by the model %2").arg(sure(hub.head())).arg(model.head());
    const QString differs = QStringLiteral("deed %1 is “%2”, by the model “%3”");
    for (const Model::Line& line : model.log)
        if (const QString says = wordFor(answers.take(events[size_t(line.deed)])); says != line.outcome)
            return differs.arg(line.deed).arg(says, line.outcome);
    for (const int deed : model.waiting()) {
        const QString expected = QStringLiteral("waiting ") + model.waitsFor(deed);
        if (const QString says = wordFor(answers.take(events[size_t(deed)])); says != expected)
            return differs.arg(deed).arg(says, expected);
    }
    return answers.isEmpty() ? QString() : QStringLiteral("the hub knows of more");
}

} // namespace mianguan::test
