#include "core/work/hub_desk.h"
#include "core/work/purge.h"
#include "tests/hub/hand_station.h"
#include "tests/screens/scene_tools.h"
#include "tests/screens/scenes.h"
#include "tests/ui/hub_tools.h"
#include "ui/safety/certificate_sheet.h"

#include <QDateTime>

namespace mianguan::test {

namespace {

/// Nothing to review at a station that gets its photos from a hub.
void fedByHub(Stage& stage) {
    stage.hub().setStanding(enrolledStanding(QDateTime::currentMSecsSinceEpoch()));
    stage.open(Page::Review);
    stage.settle(500);
}

HubLog logOf(const HandStation& hub, const QList<Written>& all) {
    HubLog log;
    for (const Written& made : all)
        log.entries +=
            HubEntry{made.sent, made.record(), {Settlement::Outcome::Applied, ++log.cursor, {}, {}, {}}};
    log.peers = {hub.key.publicKey()};
    return log;
}

/// What the hub itself recorded.
void hubsDeeds(Stage& stage) {
    HandStation hub;
    HubFacts facts;
    facts.enrolled = true;
    facts.hub = hub.id();
    const QCborMap desk{{QStringLiteral("name"), QStringLiteral("体育馆 2 号台")},
                        {QStringLiteral("reason"), QStringLiteral("设备遗失")}};
    const HubLog log =
        logOf(hub, {hub.write(begun(hub)), hub.write(plain(EventType::stationEnrolled, {}, desk)),
                    hub.write(plain(EventType::stationRevoked, {}, desk))});
    if (!stage.store().hubDesk().change([&](HubBook& book) { return book.join(facts); })) qFatal("join");
    orDie(stage.store().hubDesk().change([&](HubBook& book) { return book.take(log); }));
    stage.open(Page::Activity);
    stage.settle(800);
}

void certificate(Stage& stage) {
    PurgeCertificate proof;
    proof.id = Id::random();
    proof.school = onSite().batch.school;
    proof.byWhom = QStringLiteral("周主管");
    proof.reason = stage.isChinese() ? QStringLiteral("批次已结束") : QStringLiteral("The batch is closed");
    proof.timeMs = QDateTime::currentMSecsSinceEpoch();
    proof.photos = 60;
    proof.pictures = 11;
    proof.station = Id::random().hex();
    proof.head = Hash::of("closing").hex();
    proof.left = {{stage.isChinese()
                       ? QStringLiteral("中心“示例省图像采集中心”及其他工作站尚未得知此次清除")
                       : QStringLiteral("The hub and its other stations have not heard of it yet"),
                   0}};
    stage.open(Page::Safety);
    showCertificate(proof, stage.part<QWidget>("safetyPage"));
    stage.settle(800);
}

} // namespace

QList<Scene> elsewhereScenes() {
    return {{"review-fed", fedByHub}, {"activity-hub", hubsDeeds}, {"purge-certificate", certificate}};
}

} // namespace mianguan::test
