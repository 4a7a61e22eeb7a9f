#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "tests/hub/taken_elsewhere.h"
#include "tests/people/made_workbook.h"
#include "tests/screens/scene_tools.h"
#include "tests/screens/scenes.h"
#include "tests/ui/drawn.h"
#include "ui/fees/closing_sheet.h"
#include "ui/fees/paid_sheet.h"
#include "ui/roster/roster_sheet.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>

namespace mianguan::test {

namespace {

QString written(Stage& stage, const char* name, const QByteArray& bytes) {
    QFile file(stage.path(name));
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("%s", name);
    return file.fileName();
}

void roster(Stage& stage) {
    importClass(stage);
    orDie(approve(stage.store(), photographed(stage, 0)));
    orDie(reject(stage.store(), photographed(stage, 1), {QStringLiteral("eyes-closed")}));
    stage.open(Page::Roster);
    stage.settle(800);
}
void noRoster(Stage& stage) {
    stage.open(Page::Roster);
    stage.settle(500);
}
void openRosterSheet(Stage& stage, const Batch& batch, const QString& path) {
    stage.open(Page::Roster);
    auto* sheet =
        new RosterSheet(stage.store(), stage.settings(), batch, path, stage.part<QWidget>("rosterPage"));
    sheet->open();
    stage.settle(2000);
}
void rosterSheets(Stage& stage) {
    const QByteArray head = rowOf(1, {"姓名", "班级", "学号", "身份证号"});
    openRosterSheet(
        stage, {onSite().batch.school, {}},
        written(stage, "2027届毕业生.xlsx",
                workbookOf({{"本科", head + rowOf(2, {"陈思远", "软件工程2301", "2023010101", ""})},
                            {"硕士", head + rowOf(2, {"李四", "软件工程研2301", "2023110101", ""})}})));
}
void rosterProblems(Stage& stage) {
    importClass(stage);
    const QByteArray first = graduateAt(0).identityNumber.toUtf8();
    openRosterSheet(stage, onSite().batch,
                    written(stage, "名单.csv",
                            "姓名,学号,身份证号,班级\n"
                            "陈思远,2023010101," +
                                first +
                                ",软件工程2302\n"
                                "李雨桐,2023010102,11010519491231002Y,软件工程2301\n"
                                ",2023010190,,软件工程2301\n"
                                "周明,,,软件工程2301\n"
                                "吴桐,2023010191,110105199902300023,软件工程2301\n"
                                "郑和,2023010192,,软件工程2301\n"
                                "郑和,2023010192,,软件工程2301\n"));
}
void reopenSheet(Stage& stage) {
    roster(stage);
    stage.part<QAbstractItemView>("graduates")
        ->selectionModel()
        ->select(stage.part<QAbstractItemView>("graduates")->model()->index(0, 0),
                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    stage.settle();
    stage.click("reopen");
}

void payments(Stage& stage) {
    Session session = onSite();
    session.policy.fee = FeeTiming::AfterPhoto;
    session.policy.feeCents = 2000;
    orDie(openSession(stage.store(), session));
    importClass(stage);
    orDie(settle(stage.store(), {graduate(stage, 0)},
                 {FeeState::Paid, 2000, QStringLiteral("cash"), QStringLiteral("A00128"), 0, {}}));
    orDie(settle(stage.store(), {graduate(stage, 1)},
                 {FeeState::Paid, 2000, QStringLiteral("alipay"), {}, 0, {}}));
    orDie(settle(stage.store(), {graduate(stage, 2)}, {FeeState::ClassBilled, 2000, {}, {}, 0, {}}));
}
void showDay(Stage& stage) {
    stage.open(Page::Roster);
    (new ClosingSheet(stage.store(), stage.part<QWidget>("rosterPage")))->open();
    stage.settle(800);
}
void closing(Stage& stage) {
    payments(stage);
    showDay(stage);
}
/// A payment that the hub found void after the day was closed; the closing, then the day that is open.
void closingSince(Stage& stage) {
    payments(stage);
    orDie(closeFees(stage.store()));
    orDie(sayOf(stage.store(), ownEvents(stage.store(), EventType::feeSettled).first(),
                Settlement::Outcome::Void));
    stage.open(Page::Roster);
    auto* sheet = new ClosingSheet(stage.store(), stage.part<QWidget>("rosterPage"));
    sheet->open();
    auto* period = sheet->findChild<QComboBox*>(QStringLiteral("closingPeriod"));
    stage.until([&] { return period->isEnabled(); });
    period->setCurrentIndex(1);
    stage.settle(800);
}
void closingSettling(Stage& stage) {
    closingSince(stage);
    stage.part<QComboBox>("closingPeriod")->setCurrentIndex(0);
    stage.settle(300);
}
/// One who paid cash was purged at another desk before the day was closed.
void closingOfPurged(Stage& stage) {
    payments(stage);
    purgeElsewhere(stage.store(), graduate(stage, 0));
    showDay(stage);
}

/// One of them paid at another desk, which has not closed its day.
void purgeWithFees(Stage& stage) {
    importClass(stage);
    takeFromElsewhere(stage.store(),
                      payment(graduate(stage, 0), {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
    stage.open(Page::Safety);
    stage.click("openPurge");
    stage.click("purgeScope4");
    auto* fees = stage.part<QAbstractButton>("purgeOthersFees");
    stage.until([&] { return fees->isVisible(); });
    stage.reveal("purgeConfirm");
    stage.settle(300);
}
void paidList(Stage& stage) {
    payments(stage);
    stage.open(Page::Roster);
    const QString path = written(stage, "缴费名单.csv",
                                 "学号,姓名,金额,方式,收据号\n"
                                 "2023010104,买买提·艾力,20,微信,W1\n"
                                 "2023010105,王子涵,15,现金,W2\n"
                                 "2023019977,钱学礼,20,现金,W3\n"
                                 ",孙悦,20,现金,W4\n");
    (new PaidSheet(stage.store(), stage.settings(), onSite().batch, path, stage.part<QWidget>("rosterPage")))
        ->open();
    stage.settle(1500);
}

void dropped(Stage& stage, int number, const QString& label) {
    Store::Submission photo = drawn(number);
    photo.label = label;
    orDie(submit(stage.store(), photo));
}
void imports(Stage& stage) {
    importClass(stage);
    dropped(stage, 1, QStringLiteral("IMG_20270312_093355"));
    dropped(stage, 2, QStringLiteral("微信图片_20270312"));
    stage.open(Page::Import);
    stage.settle(1000);
}
void matching(Stage& stage) {
    imports(stage);
    stage.click("matchByHand");
    stage.settle(800);
    stage.part<QLineEdit>("matchSearch")->setText(QStringLiteral("王"));
    stage.settle(1000);
}
void importsForbidden(Stage& stage) {
    importClass(stage);
    Policy policy = stage.store().policy();
    policy.imports = ImportRule::Never;
    orDie(answerOf<Id>(
        [&](QObject* context, auto done) { stage.store().changePolicy(policy, context, done); }));
    stage.open(Page::Import);
    stage.settle(1000);
}
void importsListedOnly(Stage& stage) {
    importClass(stage);
    Policy policy = stage.store().policy();
    policy.imports = ImportRule::ListedOnly;
    orDie(answerOf<Id>(
        [&](QObject* context, auto done) { stage.store().changePolicy(policy, context, done); }));
    const QString path = written(stage, "IMG_0042.jpg", jpegOf(drawnBust(1, 1.5, QColor(200, 200, 200))));
    stage.open(Page::Import);
    stage.import({path});
    stage.settle(5000);
}
void devices(Stage& stage) {
    stage.settings().set(setting::cardReader, QStringLiteral(CARD_FOLDER));
    stage.open(Page::Settings);
    stage.reveal("devicesCard");
    stage.settle(500);
}

} // namespace

QList<Scene> listScenes() {
    return {{"roster", roster},
            {"roster-none", noRoster},
            {"roster-sheets", rosterSheets},
            {"roster-problems", rosterProblems},
            {"roster-reopen", reopenSheet},
            {"purge-others-fees", purgeWithFees},
            {"fee-closing", closing},
            {"fee-closing-purged", closingOfPurged},
            {"fee-closing-since", closingSince},
            {"fee-closing-settling", closingSettling},
            {"fee-paid-list", paidList},
            {"import", imports},
            {"import-matching", matching},
            {"import-forbidden", importsForbidden},
            {"import-listed-only", importsListedOnly},
            {"settings-devices", devices}};
}

} // namespace mianguan::test
