#include "tests/screens/scene_tools.h"
#include "tests/screens/scenes.h"

#include <QAbstractButton>
#include <QDir>

namespace mianguan::test {

namespace {

void noSession(Stage& stage) { stage.open(Page::Collect); }
void sessions(Stage& stage) {
    importClass(stage);
    photographed(stage, 0);
    orDie(openSession(stage.store(), makeup(QDate::currentDate().addDays(3))));
    stage.open(Page::Collect);
    stage.settle(2500);
}
void sessionSheet(Stage& stage) {
    sessions(stage);
    stage.click("changeSession");
}
void calling(Stage& stage) { atDesk(stage); }
void found(Stage& stage) {
    atDesk(stage);
    findFirst(stage);
}
void seated(Stage& stage) {
    atDesk(stage);
    seatFirst(stage);
}
void shown(Stage& stage) {
    atDesk(stage);
    shootFirst(stage);
}
void nobody(Stage& stage) {
    atDesk(stage);
    stage.find(QStringLiteral("2023019999"));
}
void candidates(Stage& stage) {
    atDesk(stage);
    stage.find(QStringLiteral("王子涵"));
}
void wrongLastFour(Stage& stage) {
    atDesk(stage);
    findFirst(stage);
    stage.type(QStringLiteral("0000"));
    stage.press(Qt::Key_Return);
}
void cardWanted(Stage& stage) {
    Session session = onSite();
    session.policy.check = IdentityCheck::IdentityCard;
    atDesk(stage, session);
    findFirst(stage);
    stage.press(Qt::Key_Return);
}
void guardian(Stage& stage) {
    RosterEntry child = graduateAt(0);
    child.name = QStringLiteral("周小满");
    child.studentNumber = QStringLiteral("2023010188");
    child.identityNumber.clear();
    child.birthDate = QDate::currentDate().addYears(-13).toString(QStringLiteral("yyyyMMdd"));
    importClass(stage, child);
    stage.openDesk(onSite());
    stage.find(child.studentNumber);
    stage.press(Qt::Key_Return);
}
void locked(Stage& stage) {
    importClass(stage);
    orDie(approve(stage.store(), photographed(stage, 0)));
    stage.openDesk(onSite());
    findFirst(stage);
}
void pending(Stage& stage) {
    importClass(stage);
    photographed(stage, 0);
    stage.openDesk(onSite());
    findFirst(stage);
}
void makeupUsed(Stage& stage) {
    importClass(stage);
    const QDate end = QDate::currentDate().addDays(3);
    orDie(reject(stage.store(), photographed(stage, 0, makeup(end)), {QStringLiteral("eyes-closed")}));
    stage.openDesk(makeup(end));
    findFirst(stage);
}
void deadlineOver(Stage& stage) {
    atDesk(stage, makeup(QDate::currentDate().addDays(-1)));
    findFirst(stage);
}
Session paid(FeeTiming when) {
    Session session = onSite();
    session.policy.fee = when;
    session.policy.feeCents = 2000;
    return session;
}
void feeOpen(Stage& stage) {
    atDesk(stage, paid(FeeTiming::BeforePhoto));
    findFirst(stage);
}
void feeSheet(Stage& stage) {
    feeOpen(stage);
    stage.click("takeFee");
}
void letIn(Stage& stage) {
    deadlineOver(stage);
    stage.click("liftBar");
}
void twoBars(Stage& stage) {
    Session session = makeup(QDate::currentDate().addDays(-1));
    session.policy.fee = FeeTiming::BeforePhoto;
    session.policy.feeCents = 2000;
    atDesk(stage, session);
    findFirst(stage);
}
void sessionClosed(Stage& stage) {
    atDesk(stage);
    orDie(closeSession(stage.store(), stage.deskSession()));
    findFirst(stage);
}
void enrolByHand(Stage& stage) {
    nobody(stage);
    stage.click("enrol");
}
/// A tethered camera whose folder is taken away.
void cameraGone(Stage& stage) {
    const QString folder = stage.path("tethered");
    QDir().mkpath(folder);
    stage.settings().set(setting::camera, QStringLiteral("2|") + folder);
    importClass(stage);
    const Id session = orDie(openSession(stage.store(), onSite()));
    stage.open(Page::Collect);
    QDir(folder).removeRecursively();
    Q_UNUSED(session)
    stage.settle(4000);
}

} // namespace

QList<Scene> deskScenes() {
    return {{"sessions-none", noSession},
            {"sessions", sessions},
            {"session-sheet", sessionSheet},
            {"desk-calling", calling},
            {"desk-found", found},
            {"desk-seated", seated},
            {"desk-shown", shown},
            {"desk-nobody", nobody},
            {"desk-candidates", candidates},
            {"desk-wrong-last-four", wrongLastFour},
            {"desk-card-wanted", cardWanted},
            {"desk-guardian", guardian},
            {"desk-locked", locked},
            {"desk-pending", pending},
            {"desk-makeup-used", makeupUsed},
            {"desk-deadline-over", deadlineOver},
            {"desk-fee-open", feeOpen},
            {"desk-fee-sheet", feeSheet},
            {"desk-let-in", letIn},
            {"desk-two-bars", twoBars},
            {"desk-session-closed", sessionClosed},
            {"desk-enrol", enrolByHand},
            {"camera-gone", cameraGone}};
}

} // namespace mianguan::test
