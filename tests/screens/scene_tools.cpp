#include "tests/screens/scene_tools.h"

#include "tests/ui/drawn.h"

#include <QAbstractButton>

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

} // namespace

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

void importClass(Stage& stage, const RosterEntry& more) {
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
Id photographed(Stage& stage, int index, const Session& where) {
    const Id session = orDie(openSession(stage.store(), where));
    const Id whom = graduate(stage, index);
    orDie(arrive(stage.store(), whom, session));
    Store::Submission photo = drawn(index);
    photo.graduate = whom;
    photo.session = session;
    return orDie(submit(stage.store(), photo));
}

void atDesk(Stage& stage, const Session& session) {
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

} // namespace mianguan::test
