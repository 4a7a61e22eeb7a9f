#include "tests/screens/scenes.h"
#include "tests/screens/stage.h"
#include "tests/ui/drawn.h"

#include <QAbstractButton>
#include <QDir>

namespace mianguan::test {

namespace {

constexpr char classOne[] = "软件工程2301";
constexpr const char* names[] = {"陈思远", "李雨桐", "欧阳若曦", "买买提·艾力",
                                 "王子涵", "王子涵", "赵敏",     "孙悦"};

/// The right check digit after seventeen (GB 11643).
QString withCheckDigit(const QString& seventeen) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += seventeen.at(i).digitValue() * weights[i];
    return seventeen + QLatin1Char("10X98765432"[sum % 11]);
}

RosterEntry graduateAt(int index) {
    RosterEntry entry;
    entry.name = QString::fromUtf8(names[index]);
    entry.studentNumber = QStringLiteral("20230101%1").arg(index + 1, 2, 10, QLatin1Char('0'));
    entry.identityNumber = withCheckDigit(QStringLiteral("11010520041231%1").arg(200 + index));
    entry.className = QString::fromUtf8(classOne);
    entry.major = QStringLiteral("软件工程");
    entry.level = QStringLiteral("本科");
    return entry;
}

Session onSite() {
    Session session = plannedSession();
    session.name = QStringLiteral("大礼堂 上午场");
    session.batch = {QStringLiteral("云河学院"), QStringLiteral("2027届")};
    session.place = QStringLiteral("大礼堂");
    session.desk = QStringLiteral("1号台");
    return session;
}

Session makeup(const QDate& deadline) {
    Session session = onSite();
    session.name = QStringLiteral("补拍 图书馆");
    session.kind = SessionKind::Makeup;
    session.deadline = deadline;
    return session;
}

void importClass(Stage& stage, const RosterEntry& more = {}) {
    RosterPlan plan{onSite().batch, QStringLiteral("名单.xlsx"), 8, {}, {}};
    for (int i = 0; i < int(std::size(names)); ++i)
        plan.added += graduateAt(i);
    if (!more.name.isEmpty()) plan.added += more;
    orDie(importRoster(stage.store(), plan));
}

Id graduate(Stage& stage, int index) {
    return stage.store().graduatesHolding(onSite().batch, graduateAt(index).studentNumber).first().subject;
}

/// A photo at a session of its own, as an earlier day would leave it.
Id photographed(Stage& stage, int index, const Session& where = onSite()) {
    const Id session = orDie(openSession(stage.store(), where));
    const Id whom = graduate(stage, index);
    orDie(arrive(stage.store(), whom, session));
    Store::Submission photo = drawn(index);
    photo.graduate = whom;
    photo.session = session;
    return orDie(submit(stage.store(), photo));
}

void atDesk(Stage& stage, const Session& session = onSite()) {
    importClass(stage);
    stage.openDesk(session);
}

void findFirst(Stage& stage) { stage.find(graduateAt(0).studentNumber); }

void seatFirst(Stage& stage) {
    findFirst(stage);
    stage.type(graduateAt(0).identityNumber.right(4));
    stage.press(Qt::Key_Return);
    stage.until([&] { return stage.part<QAbstractButton>("shoot")->isEnabled(); });
    stage.settle(1500);
}

void shootFirst(Stage& stage) {
    seatFirst(stage);
    stage.press(Qt::Key_Space);
    stage.until([&] { return stage.part<QAbstractButton>("submitShot")->isEnabled(); });
}

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
