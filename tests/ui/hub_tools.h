#pragma once

#include "ui/hub/hub_model.h"

#include <numeric>

namespace mianguan::test {

/// Answers what the views of the hub ask, and remembers it.
struct AskedHub {
    QStringList asked;
    std::optional<Error> refusal; ///< of everything, while there is one
    bool mayConnect = true;
    QMap<DecisionBar, int> left; ///< of what is decided

    HubModel::Commands commands() {
        const auto answer = [this](const QString& what, const HubModel::Done& done) {
            asked += what;
            done(refusal ? Result<void>(Fail(*refusal)) : Result<void>());
        };
        return {[answer](const QString& code, const QString& name, QObject*, const HubModel::Done& done) {
                    answer(QStringLiteral("enrol %1 as %2").arg(code, name), done);
                },
                [answer](QObject*, const HubModel::Done& done) { answer(QStringLiteral("leave"), done); },
                [this] { asked += QStringLiteral("try now"); },
                [answer](bool metered, QObject*, const HubModel::Done& done) {
                    answer(QStringLiteral("metered %1").arg(metered), done);
                },
                [answer](qint64 speed, QObject*, const HubModel::Done& done) {
                    answer(QStringLiteral("speed %1").arg(speed), done);
                },
                [answer](const HubProxy& proxy, QObject*, const HubModel::Done& done) {
                    answer(QStringLiteral("proxy %1 %2 %3 %4")
                               .arg(int(proxy.choice))
                               .arg(proxy.address, proxy.user, proxy.password),
                           done);
                },
                [this](const QList<Id>& items, HubRemedy how, const QString& reason, QObject*,
                       const HubModel::Settled& done) { settle(items, how, reason, done); },
                [this] { return mayConnect; },
                [this](bool reviewing) { asked += QStringLiteral("review %1").arg(reviewing); }};
    }

private:
    void settle(const QList<Id>& items, HubRemedy how, const QString& reason, const HubModel::Settled& done) {
        const QString many = items.size() > 1 ? QStringLiteral(" of %1").arg(items.size()) : QString();
        asked += QStringLiteral("settle %1 %2").arg(int(how)).arg(reason).trimmed() + many;
        if (refusal) return done(Fail(*refusal));
        const int out = std::accumulate(left.begin(), left.end(), 0);
        done(Decisions{int(items.size()) - out, left});
    }
};

inline HubStanding enrolledStanding(qint64 nowMs, HubPhase phase = HubPhase::InStep) {
    HubStanding standing;
    standing.phase = phase;
    standing.enrolled = true;
    standing.address = QStringLiteral("hub.example.edu.cn:8443");
    standing.name = QStringLiteral("示例省图像采集中心");
    standing.software = QStringLiteral("mianguan-hub");
    standing.stationName = QStringLiteral("北馆 1 号台");
    standing.schools = {QStringLiteral("示例大学")};
    standing.enrolledMs = nowMs - 86'400'000;
    standing.heardMs = nowMs - 4'000;
    return standing;
}

inline HubItem hubItem(HubItem::Kind kind, int number, qint64 nowMs) {
    HubItem item;
    item.id = Id::random();
    item.kind = kind;
    item.subject = Id::random();
    item.whom = QStringLiteral("王小明 110***********%1X").arg(number % 100, 2, 10, QLatin1Char('0'));
    item.what = QStringLiteral("Photo submitted");
    item.who = QStringLiteral("李采集");
    item.timeMs = nowMs - number * 60'000LL;
    item.why = {QStringLiteral("locked"),
                QStringLiteral("The graduate's photo is approved already"),
                QStringLiteral("A supervisor may reopen the graduate."),
                {}};
    return item;
}

} // namespace mianguan::test
