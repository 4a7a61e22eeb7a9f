#include "tests/screens/scene_tools.h"
#include "tests/screens/scenes.h"
#include "ui/base/settings.h"

#include <QDir>
#include <QFile>
#include <QPushButton>

namespace mianguan::test {

namespace {

Session with(ConsentWay way) {
    Session session = onSite();
    session.policy.consent = way;
    return session;
}

Session paidAfter() {
    Session session = onSite();
    session.policy.fee = FeeTiming::AfterPhoto;
    session.policy.feeCents = 2000;
    return session;
}

void consentWhole(Stage& stage) {
    atDesk(stage);
    findFirst(stage);
    stage.press(Qt::Key_F7);
}
void consentToSign(Stage& stage) {
    atDesk(stage, with(ConsentWay::Signature));
    findFirst(stage);
    stage.type(graduateAt(0).identityNumber.right(4));
    stage.press(Qt::Key_Return);
}
void consentOnPaper(Stage& stage) {
    atDesk(stage, with(ConsentWay::Paper));
    findFirst(stage);
}
void refusal(Stage& stage) {
    consentWhole(stage);
    stage.click("consentRefuse");
}
void refused(Stage& stage) {
    atDesk(stage);
    orDie(answerOf<Id>([&](QObject* context, auto done) {
        stage.store().refuseConsent(graduate(stage, 0), stage.deskSession(), {}, context, done);
    }));
    findFirst(stage);
}
void withdrawn(Stage& stage) {
    importClass(stage);
    photographed(stage, 0);
    orDie(agree(stage.store(), graduate(stage, 0), agreement(stage.store())));
    orDie(answerOf<Id>([&](QObject* context, auto done) {
        stage.store().withdrawConsent(graduate(stage, 0), QStringLiteral("本人来信"), context, done);
    }));
    stage.openDesk(onSite());
    findFirst(stage);
}
void feeAfter(Stage& stage) {
    atDesk(stage, paidAfter());
    shootFirst(stage);
    stage.press(Qt::Key_Return);
}
void otherList(Stage& stage) {
    Batch other = onSite().batch;
    other.name = QStringLiteral("2027届（结业换证）");
    RosterEntry elsewhere = graduateAt(0);
    elsewhere.name = QStringLiteral("林小雨");
    elsewhere.studentNumber = QStringLiteral("2022010155");
    elsewhere.identityNumber.clear();
    orDie(importRoster(stage.store(), RosterPlan{other, QStringLiteral("补录.xlsx"), 1, {elsewhere}, {}}));
    atDesk(stage);
    stage.find(elsewhere.studentNumber);
}

/// The sample reader: what lies in its folder is what lies on it.
QString readerAt(Stage& stage) {
    const QString folder = stage.path("reader");
    QDir().mkpath(folder);
    stage.settings().set(setting::cardReader, QStringLiteral(CARD_FOLDER));
    stage.settings().set(setting::cardReaderSettings, folder);
    return folder;
}
void layDown(const QString& folder, const QString& name, const QString& number) {
    QFile card(folder + QStringLiteral("/card.json"));
    if (!card.open(QFile::WriteOnly)) qFatal("no card can be laid down");
    card.write(QStringLiteral(R"({"name":"%1","identity_number":"%2"})").arg(name, number).toUtf8());
}
void foreignCard(Stage& stage) {
    const QString folder = readerAt(stage);
    atDesk(stage);
    findFirst(stage);
    layDown(folder, graduateAt(1).name, graduateAt(1).identityNumber);
    stage.until([&] { return stage.part<QWidget>("deskBanner")->isVisible(); });
}
void strangersCard(Stage& stage) {
    const QString folder = readerAt(stage);
    atDesk(stage);
    findFirst(stage);
    layDown(folder, QStringLiteral("钱学礼"), QStringLiteral("11010519491231002X"));
    stage.until([&] { return stage.part<QWidget>("deskBanner")->isVisible(); });
}
void doubt(Stage& stage) {
    const QString folder = readerAt(stage);
    atDesk(stage);
    layDown(folder, QStringLiteral("陈恩远"), graduateAt(0).identityNumber);
    stage.until([&] { return stage.part<QPushButton>("confirmDoubt") != nullptr; });
}
void cardOfNobody(Stage& stage) {
    const QString folder = readerAt(stage);
    atDesk(stage);
    layDown(folder, QStringLiteral("钱学礼"), QStringLiteral("11010519491231002X"));
    stage.until([&] { return stage.part<QPushButton>("enrol")->isVisible(); });
}
void readerGone(Stage& stage) {
    const QString folder = readerAt(stage);
    QDir(folder).removeRecursively();
    atDesk(stage);
    stage.until([&] { return stage.part<QWidget>("deskBanner")->isVisible(); });
}
void noCard(Stage& stage) {
    atDesk(stage);
    stage.press(Qt::Key_F6);
    stage.until([&] { return stage.part<QWidget>("deskBanner")->isVisible(); });
}

void sitter(Stage& stage) {
    stage.click("sitterScreen");
    stage.settle(800);
    stage.snapAlone("sitterWindow");
}
void sitterWaits(Stage& stage) {
    atDesk(stage);
    sitter(stage);
}
void sitterSigns(Stage& stage) {
    consentToSign(stage);
    stage.click("sheetCancel");
    sitter(stage);
}
void sitterTicks(Stage& stage) {
    atDesk(stage);
    findFirst(stage);
    sitter(stage);
}
void sitterLive(Stage& stage) {
    atDesk(stage);
    seatFirst(stage);
    sitter(stage);
}
void sitterPhoto(Stage& stage) {
    atDesk(stage);
    shootFirst(stage);
    sitter(stage);
}

} // namespace

QList<Scene> visitScenes() {
    return {
        {"consent-whole", consentWhole},  {"consent-sign", consentToSign}, {"consent-paper", consentOnPaper},
        {"consent-refusal", refusal},     {"consent-refused", refused},    {"consent-withdrawn", withdrawn},
        {"fee-after", feeAfter},          {"desk-other-list", otherList},  {"card-foreign", foreignCard},
        {"card-stranger", strangersCard}, {"card-doubt", doubt},           {"card-nobody", cardOfNobody},
        {"card-reader-gone", readerGone}, {"card-none-seen", noCard},      {"sitter-waits", sitterWaits},
        {"sitter-signs", sitterSigns},    {"sitter-ticks", sitterTicks},   {"sitter-live", sitterLive},
        {"sitter-photo", sitterPhoto}};
}

} // namespace mianguan::test
