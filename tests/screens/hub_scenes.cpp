#include "core/wire/enrolment_code.h"
#include "tests/screens/scenes.h"
#include "tests/screens/stage.h"
#include "tests/ui/hub_tools.h"
#include "ui/hub/hub_card.h"

#include <QDateTime>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace mianguan::test {

namespace {

constexpr qint64 minute = 60'000, hour = 60 * minute;

AskedHub& asked() {
    static AskedHub hub;
    return hub;
}

qint64 now() { return QDateTime::currentMSecsSinceEpoch(); }

QString worded(Stage& stage, const char* chinese, const char* english) {
    return QString::fromUtf8(stage.isChinese() ? chinese : english);
}

HubStanding standing(HubPhase phase, qint64 events = 0, qint64 portraits = 0, qint64 age = 0) {
    HubStanding made = enrolledStanding(now(), phase);
    made.outbox = {events, portraits, 0, portraits * 35'000, age == 0 ? 0 : now() - age};
    return made;
}

void show(Stage& stage, const HubStanding& made, const QList<HubItem>& items = {}) {
    stage.hub().setCommands(asked().commands());
    stage.hub().setStanding(made);
    stage.open(Page::Sync);
    stage.hub().setItems(items);
    stage.settle();
}

HubItem item(Stage& stage, HubItem::Kind kind, int number) {
    HubItem made = hubItem(kind, number * 17, now());
    made.what = worded(stage, "提交了照片", "Photo submitted");
    return made;
}

HubItem toSettle(Stage& stage) {
    HubItem made = item(stage, HubItem::Kind::ToSettle, 1);
    made.own = false;
    made.what = worded(stage, "审核通过", "Photo approved");
    made.who = QStringLiteral("周审核");
    made.why = {QStringLiteral("needs-supervisor"),
                worded(stage, "中心得知此事之前，相应权限已被收回",
                       "The right was withdrawn before the hub learnt of it"),
                worded(stage, "请主管决定是否计入。", "A supervisor decides whether it counts."),
                {}};
    made.remedies = {HubRemedy::Accept, HubRemedy::Decline, HubRemedy::LookAt};
    return made;
}

HubItem unsent(Stage& stage) {
    HubItem made = item(stage, HubItem::Kind::Unsent, 4);
    made.why = {QStringLiteral("disk-full"), worded(stage, "中心的磁盘已满", "The hub's disk is full"),
                worded(stage, "请告知中心管理员；会自动重试。",
                       "Tell the hub's administrator; it is tried again by itself."),
                QStringLiteral("request 7f3a-19c2")};
    made.tries = 3;
    made.nextTryMs = now() + 95'000;
    made.remedies = {HubRemedy::TryAgain};
    return made;
}

/// A reviewer lost the right to it while his desk was away; a few the supervisor did himself.
QList<HubItem> manyToSettle(Stage& stage, int count) {
    const QString names[] = {QStringLiteral("王小明"), QStringLiteral("陈晓雨"), QStringLiteral("赵子涵"),
                             QStringLiteral("刘思远"), QStringLiteral("欧阳文静")};
    QList<HubItem> many;
    for (int i = 0; i < count; ++i) {
        HubItem made = toSettle(stage);
        made.id = Id::random();
        made.timeMs -= i * minute;
        made.own = true;
        made.whom = QStringLiteral("%1 2023%2").arg(names[i % 5]).arg(i, 4, 10, QLatin1Char('0'));
        if (i % 5 == 4) made.what = worded(stage, "审核不通过：眼镜反光", "Photo rejected: glare on glasses");
        if (i % 78 == 70) {
            made.bar = DecisionBar::OwnDeed;
            made.remedies = {HubRemedy::LookAt};
        }
        many += made;
    }
    return many;
}

QList<HubItem> everything(Stage& stage) {
    HubItem voided = item(stage, HubItem::Kind::Void, 2), disputed = item(stage, HubItem::Kind::Disputed, 3),
            waits = item(stage, HubItem::Kind::Waiting, 5), late = item(stage, HubItem::Kind::Noted, 6);
    voided.why.sentence =
        worded(stage, "该毕业生的照片已审核通过并锁定", "The graduate's photo is approved and locked");
    voided.why.remedy =
        worded(stage, "如需重拍，请主管先解除锁定。", "A supervisor may reopen the graduate first.");
    voided.remedies = {HubRemedy::LookAt, HubRemedy::Dismiss};
    disputed.what = worded(stage, "审核不通过", "Photo rejected");
    disputed.why = {QStringLiteral("disputed"),
                    worded(stage, "同一照片有两个不同的审核结论", "Two verdicts on the photo differ"),
                    worded(stage, "请主管亲自审核。", "A supervisor judges it."),
                    {}};
    disputed.remedies = {HubRemedy::LookAt};
    waits.why = {QStringLiteral("blobs-awaited"),
                 worded(stage, "标准照尚未传到中心", "The portrait has not reached the hub"),
                 worded(stage, "会自动补传。", "It follows by itself."),
                 {}};
    late.why = {
        QStringLiteral("late"), worded(stage, "补传的记录，已计入", "It came late and counts"), {}, {}};
    late.remedies = {HubRemedy::Dismiss};
    return {toSettle(stage), voided, disputed, unsent(stage), waits, late};
}

void alone(Stage& stage) { show(stage, HubStanding()); }
void inStep(Stage& stage) { show(stage, standing(HubPhase::InStep)); }
void sending(Stage& stage) {
    HubStanding made = standing(HubPhase::Sending, 48, 40, 26 * minute);
    show(stage, made);
    made.outbox.events = 20;
    made.outbox.portraits = 17;
    show(stage, made);
}
void reading(Stage& stage) {
    HubStanding made = standing(HubPhase::Reading);
    made.toRead = 3120;
    show(stage, made);
}
HubStanding offline(Stage& stage) {
    HubStanding made = standing(HubPhase::Retrying, 412, 380, 31 * hour);
    made.heardMs = now() - 31 * hour;
    made.nextTryMs = now() + 85'000;
    made.why = {{},
                worded(stage, "此网络中找不到中心的地址", "The hub's address is not found in this network"),
                worded(stage, "请检查网络和中心的地址；会自动重试。",
                       "Check the network and the hub's address; it is tried again by itself."),
                QStringLiteral("hub.example.edu.cn:8443")};
    return made;
}
void retrying(Stage& stage) { show(stage, offline(stage), {unsent(stage)}); }
void silent(Stage& stage) {
    HubStanding made = standing(HubPhase::InStep);
    made.heardMs = now() - 9 * minute;
    show(stage, made);
}
void stopped(Stage& stage) {
    HubStanding made = standing(HubPhase::Stopped, 12, 9, 50 * minute);
    made.clockAheadMs = 7 * minute;
    made.why = {
        QStringLiteral("station-revoked"),
        worded(stage, "本工作站已被停用，不能再与中心往来", "This station may no longer work with the hub"),
        worded(stage, "请询问中心管理员；此前采集的内容都会保留。",
               "Ask the hub's administrator; everything collected so far is kept."),
        QStringLiteral("request 7f3a-19c2")};
    show(stage, made);
}
void metered(Stage& stage) {
    HubStanding made = standing(HubPhase::InStep);
    made.metered = true;
    made.outbox = {0, 0, 126, 900'000'000, now() - 5 * hour};
    show(stage, made);
}
void items(Stage& stage) {
    HubStanding made = standing(HubPhase::InStep);
    made.attention = 3;
    made.atHub = 2;
    show(stage, made, everything(stage));
}
void voided(Stage& stage) {
    items(stage);
    stage.part<QListView>("hubItems")->setFocus();
    stage.press(Qt::Key_Down);
}
void settling(Stage& stage) {
    items(stage);
    stage.click("hubRemedyFirst");
}
void chosen(Stage& stage) {
    HubStanding made = standing(HubPhase::InStep);
    made.attention = made.atHub = 312;
    show(stage, made, manyToSettle(stage, 312));
    stage.click("hubChooseAll");
    stage.settle();
}
void settlingMany(Stage& stage) {
    chosen(stage);
    stage.click("hubRemedyFirst");
}
void decliningMany(Stage& stage) {
    chosen(stage);
    stage.click("hubRemedy");
}
void settledMany(Stage& stage) {
    settlingMany(stage);
    asked().left = {{DecisionBar::OwnDeed, 4}, {DecisionBar::Settled, 1}};
    stage.click("settleReason1");
    stage.click("sheetGoOn");
    stage.settle();
}
void chosenMixed(Stage& stage) {
    items(stage);
    stage.click("hubChooseAll");
    stage.settle();
}
void joining(Stage& stage) {
    alone(stage);
    stage.click("hubFirstStep");
}
void mistyped(Stage& stage) {
    joining(stage);
    QString code =
        wire::EnrolmentCode{QStringLiteral("hub.example.edu.cn:8443"), Hash::of("key"), QByteArray(16, 'x')}
            .text();
    code[code.size() - 3] =
        code.at(code.size() - 3) == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7');
    stage.part<QPlainTextEdit>("enrolmentCode")->setPlainText(code);
    stage.settle();
}
void settings(Stage& stage) {
    HubStanding made = standing(HubPhase::Sending, 12, 9, 50 * minute);
    made.metered = true;
    made.mostBytesPerSecond = 512 * 1024;
    made.proxy = {HubProxy::Choice::This,
                  QStringLiteral("http://proxy.example.edu.cn:3128"),
                  QStringLiteral("desk"),
                  {},
                  true};
    show(stage, made);
    stage.open(Page::Settings);
    auto* card = stage.part<HubCard>("hubCard");
    stage.part<QWidget>("settingsPage")->findChild<QScrollArea*>()->ensureWidgetVisible(card, 0, 400);
    stage.settle();
}
void settingsAlone(Stage& stage) {
    show(stage, HubStanding());
    stage.open(Page::Settings);
}
void leaving(Stage& stage) {
    settings(stage);
    stage.click("leaveHub");
}
void manyItems(Stage& stage) {
    QList<HubItem> many;
    for (int i = 0; i < 10'000; ++i)
        many += everything(stage).at(i % 6);
    HubStanding made = offline(stage);
    made.attention = 4321;
    show(stage, made, many);
}

} // namespace

QList<Scene> hubScenes() {
    return {{"hub-alone", alone},
            {"hub-in-step", inStep},
            {"hub-sending", sending},
            {"hub-reading", reading},
            {"hub-retrying", retrying},
            {"hub-silent", silent},
            {"hub-stopped", stopped},
            {"hub-metered", metered},
            {"hub-items", items},
            {"hub-void", voided},
            {"hub-settling", settling},
            {"hub-joining", joining},
            {"hub-mistyped", mistyped},
            {"hub-settings", settings},
            {"hub-settings-alone", settingsAlone},
            {"hub-leaving", leaving},
            {"hub-many", manyItems},
            {"hub-chosen", chosen},
            {"hub-chosen-mixed", chosenMixed},
            {"hub-settling-many", settlingMany},
            {"hub-declining-many", decliningMany},
            {"hub-settled-many", settledMany}};
}

} // namespace mianguan::test
