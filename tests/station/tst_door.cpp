#include "core/vision/vision.h"
#include "tests/station/station_driver.h"
#include "tests/ui/drawn.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDirIterator>
#include <QFileDialog>
#include <QListView>
#include <QMenu>
#include <QStackedWidget>
#include <QStandardPaths>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString otherPassword = QStringLiteral("copper-violin 83 meadow");

void copyFolder(const QString& from, const QString& to) {
    QDirIterator walk(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString target = to + walk.next().mid(from.size());
        QDir().mkpath(QFileInfo(target).absolutePath());
        QFile::copy(walk.filePath(), target);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    }
}

} // namespace

/// Through the door of the real window, by what the screen says and real keys.
class TestDoor : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<StationDriver> driver;
    QString at(const char* name) const { return folder->filePath(QLatin1String(name)); }
    QString store() const { return at("store"); }

    void start() {
        Options options;
        options.data = store();
        driver = std::make_unique<StationDriver>(options, at("station.ini"));
    }
    void typeInto(const char* line, const QString& words) const {
        QTRY_VERIFY(driver->shows(line));
        driver->line(line)->setFocus();
        driver->line(line)->clear();
        QTest::keyClicks(driver->line(line), words);
    }
    void makeBackup() const {
        const auto other = foundStore(at("elsewhere/store"));
        fillDrawn(*other, 0, 3);
        QVERIFY(answerOf<BackupReport>(
            [&](QObject* context, auto done) { other->backUp(at("backup"), {}, {}, context, done); }));
    }
    void restoreBackup() const {
        QTRY_VERIFY(driver->shows("restorePage"));
        QVERIFY(!driver->button("restore")->isEnabled());
        driver->click("chooseBackup");
        QTRY_VERIFY(driver->part<QFileDialog>("fileDialog"));
        driver->part<QFileDialog>("fileDialog")->selectFile(at("backup"));
        QMetaObject::invokeMethod(driver->part<QFileDialog>("fileDialog"), "accept");
        QTRY_VERIFY(driver->button("restore")->isEnabled());
        driver->window()->activateWindow(); // nobody else gives it back what the dialog had
        driver->click("restore");
        QTRY_VERIFY(driver->shows("signInPage"));
    }
    void signIn(const QString& name, const QString& password) const {
        QTRY_VERIFY(driver->shows("signInPage"));
        typeInto("signInName", name);
        typeInto("signInPassword", password);
        QTest::keyClick(driver->line("signInPassword"), Qt::Key_Return);
    }
    void comeIn() const {
        signIn(adminName(), goodPassword());
        QTRY_VERIFY2_WITH_TIMEOUT(driver->ready(), qPrintable(doorBanner()), 20'000);
    }
    void lock() const {
        driver->press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!driver->shows("rail")); // at once
        QTRY_VERIFY(driver->shows("signInPage"));
    }
    /// Every wrapped sentence of the screen has the room it needs.
    void nothingIsCut() const {
        for (const QLabel* label : driver->window()->findChildren<QLabel*>())
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    QString doorBanner() const { return driver->part("signInPage")->findChild<Banner*>()->headline(); }
    /// Writes the recovery code that is shown on paper and goes on.
    QString keepCode() const {
        if (!QTest::qWaitFor([this] { return driver->shows("recoveryCode"); }, 20'000)) return {};
        nothingIsCut();
        const QString code = driver->part<QLabel>("recoveryCode")->text();
        driver->part<QCheckBox>("codeOnPaper")->click();
        typeInto("lastGroup", code.right(5));
        QTest::keyClick(driver->line("lastGroup"), Qt::Key_Return);
        return code;
    }

private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { driver.reset(); }

    void firstStartToLockAndBack() {
        start();
        QTRY_VERIFY(driver->shows("welcomePage"));
        QTRY_VERIFY(driver->button("beginSetUp")->hasFocus());
        nothingIsCut();
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(driver->line("schoolName")->hasFocus());
        nothingIsCut();
        driver->type(goodSchool());
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(driver->line("loginName")->hasFocus());
        driver->type(adminName());
        driver->press(Qt::Key_Return);
        driver->type(QStringLiteral("Ma Li"));
        driver->press(Qt::Key_Return);
        driver->type(goodPassword());
        driver->press(Qt::Key_Return);
        QVERIFY(!driver->button("setUp")->isEnabled());
        nothingIsCut();
        driver->type(goodPassword());
        QVERIFY(driver->button("setUp")->isEnabled());
        driver->press(Qt::Key_Return);
        const QString code = keepCode();
        QVERIFY(RecoveryCode::parse(code));
        QVERIFY(!QGuiApplication::clipboard()->text().contains(code.left(5)));
        QTRY_VERIFY(driver->ready());
        QCOMPARE(driver->part<QToolButton>("person")->text(), QStringLiteral("Ma Li"));
        lock();
        QTRY_VERIFY(driver->line("signInPassword")->hasFocus());
        QCOMPARE(driver->line("signInName")->text(), adminName());
        driver->type(goodPassword());
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(driver->ready());
    }
    void wrongPasswordsWait() {
        foundStore(store());
        start();
        for (int i = 0; i < 5; ++i) {
            signIn(adminName(), QStringLiteral("no"));
            QTRY_VERIFY(!doorBanner().isEmpty() && driver->shows("signIn"));
        }
        signIn(adminName(), goodPassword());
        QTRY_VERIFY(doorBanner().contains(QLatin1String("0:")));
        QTRY_VERIFY(driver->shows("signIn") && !driver->button("signIn")->isEnabled());
        const QString before = doorBanner();
        QTRY_VERIFY(doorBanner() != before); // it counts down
        QVERIFY(!driver->ready());
    }
    void lockedAtAPhotoIsBackAtIt() {
        fillDrawn(*foundStore(store()), 0, 6);
        start();
        comeIn();
        QTRY_VERIFY(!driver->photoLabel().isEmpty());
        const QString first = driver->photoLabel();
        driver->press(Qt::Key_Right);
        driver->press(Qt::Key_Right);
        QTRY_VERIFY(driver->photoLabel() != first);
        const QString here = driver->photoLabel();
        lock();
        QVERIFY(!driver->part("photoLabel") || !driver->part("photoLabel")->isVisible());
        comeIn();
        QTRY_COMPARE(driver->photoLabel(), here);
        QVERIFY(driver->shows("reviewPage"));
    }
    void someoneElseStartsAtTheirOwn() {
        {
            const auto real = foundStore(store());
            QVERIFY(addUser(*real, QStringLiteral("chen"), Role::Operator));
            fillDrawn(*real, 0, 3);
        }
        start();
        comeIn();
        driver->press(Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("peoplePage"));
        lock();
        signIn(QStringLiteral("chen"), goodPassword());
        QTRY_VERIFY(driver->ready());
        for (const char* hidden : {"railDelivery", "railPeople", "railActivity", "railSafety"})
            QVERIFY2(!driver->shows(hidden), hidden);
        for (const char* offered : {"railImport", "railReview", "railSettings"})
            QVERIFY2(driver->shows(offered), offered);
        driver->press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(!driver->shows("deliveryPage"));
        QTRY_VERIFY(driver->shows("reviewPage"));
        QTRY_VERIFY(driver->shows("verdictRefusal"));
        driver->press(Qt::Key_A);
        QTest::qWait(50);
        QCOMPARE(driver->count(0), 3);
    }
    void anAdministratorAloneSeesNoPhotos() {
        foundStore(store(), Role::Administrator);
        start();
        comeIn();
        QTRY_VERIFY(driver->shows("peoplePage"));
        QVERIFY(!driver->shows("railReview") && !driver->shows("shown0"));
    }
    void signingOutForgetsWhoItWas() {
        foundStore(store());
        start();
        comeIn();
        for (QAction* action : driver->part<QMenu>("personMenu")->actions())
            if (action->text() == QLatin1String("Sign out")) action->trigger();
        QTRY_VERIFY(driver->shows("signInPage"));
        QVERIFY(driver->line("signInName")->text().isEmpty());
    }
    void idleLocksAfterAWarning() {
        foundStore(store());
        start();
        comeIn();
        driver->idleWatch()->setLimit(std::chrono::seconds(4));
        QTRY_VERIFY(driver->shows("idleWarning"));
        driver->press(Qt::Key_Shift);
        QVERIFY(!driver->shows("idleWarning"));
        QVERIFY(driver->ready());
        QTRY_VERIFY_WITH_TIMEOUT(driver->shows("signInPage"), 20'000);
        QVERIFY(!driver->shows("rail"));
        comeIn();
    }
    void openDialogsGoWithTheLock() {
        foundStore(store());
        start();
        comeIn();
        driver->press(Qt::Key_6, Qt::ControlModifier);
        driver->click("addPerson");
        QTRY_VERIFY(driver->shows("addPersonSheet"));
        driver->idleWatch()->setLimit(std::chrono::milliseconds(1));
        QTRY_VERIFY(driver->shows("signInPage"));
        QVERIFY(!driver->shows("addPersonSheet"));
    }
    void theRecoveryCodeGivesANewPassword() {
        QString code = orDie(setUp(store())).recoveryCode;
        start();
        QTRY_VERIFY(driver->shows("signInPage"));
        driver->click("forgotPassword");
        QTRY_VERIFY(driver->line("recoveryCodeTyped")->hasFocus());
        nothingIsCut();
        driver->type(code.toLower());
        auto* page = driver->part("recoverPage");
        for (const char* line : {"newPassword", "newPasswordAgain"})
            page->findChild<QLineEdit*>(QLatin1String(line))->setText(otherPassword);
        QVERIFY(driver->button("recover")->isEnabled());
        driver->click("recover");
        QVERIFY(keepCode() != code);
        QTRY_VERIFY(driver->ready());
        lock();
        signIn(adminName(), otherPassword);
        QTRY_VERIFY(driver->ready());
    }
    void aBackupBecomesTheStore() {
        makeBackup();
        start();
        QTRY_VERIFY(driver->shows("welcomePage"));
        driver->click("restoreInstead");
        restoreBackup();
        comeIn();
        QTRY_COMPARE(driver->count(4), 3);
    }
    void aRestoreCutShortIsGoneOnWith() {
        makeBackup();
        std::stop_source stop;
        const auto cut = Entrance::restore(
            at("backup"), store(), [&](qint64, qint64) { stop.request_stop(); }, stop.get_token());
        QVERIFY(!cut && Entrance::owesRestore(store()));
        start();
        QTRY_VERIFY(driver->shows("restorePage"));
        QVERIFY(!driver->shows("restoreBack"));
        QTRY_VERIFY(driver->part("restorePage")->findChild<Banner*>()->isVisible());
        restoreBackup();
        comeIn();
        QTRY_COMPARE(driver->count(4), 3);
    }
    void aStoreOfTheFirstVersionIsSealedAtTheFirstStart() {
        copyFolder(QStringLiteral(GOLDEN "/v1-real"), store());
        start();
        QTRY_VERIFY(driver->shows("welcomePage"));
        QVERIFY(!driver->shows("restoreInstead"));
        driver->click("beginSetUp");
        typeInto("schoolName", goodSchool());
        driver->press(Qt::Key_Return);
        typeInto("loginName", adminName());
        auto* page = driver->part("administratorPage");
        for (const char* line : {"newPassword", "newPasswordAgain"})
            page->findChild<QLineEdit*>(QLatin1String(line))->setText(goodPassword());
        driver->click("setUp");
        keepCode();
        QTRY_VERIFY(driver->ready());
        QVERIFY(driver->count(4) > 0);
    }
    void workGoesOnBehindTheLock() {
        const QString photos = qEnvironmentVariable("MIANGUAN_PHOTOS") + QStringLiteral("/portraits");
        QStringList paths;
        for (const QFileInfo& file : QDir(photos).entryInfoList(QDir::Files, QDir::Name))
            if (paths.size() < 12) paths += file.absoluteFilePath();
        if (paths.size() < 12) QSKIP("No photos: set MIANGUAN_PHOTOS to a folder that has portraits/");
        if (!Vision::load()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        foundStore(store());
        start();
        comeIn();
        driver->drop(paths);
        QTRY_VERIFY_WITH_TIMEOUT(driver->count(4) >= 1, 120'000);
        driver->press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!driver->shows("rail"));
        QTRY_VERIFY(!doorBanner().isEmpty());
        signIn(adminName(), goodPassword()); // to the same desk, while the import goes on
        QTRY_VERIFY_WITH_TIMEOUT(driver->ready(), 60'000);
        lock();
        QTRY_VERIFY_WITH_TIMEOUT(doorBanner().isEmpty(), 300'000);
        comeIn();
        QTRY_COMPARE(driver->count(4), 12);
    }
    void thePracticeStoreHasNoLock() {
        Options options;
        options.practice = true;
        options.data = store();
        driver = std::make_unique<StationDriver>(options, at("station.ini"));
        QTRY_VERIFY(driver->ready());
        QVERIFY(!driver->shows("person"));
        driver->press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("frameToast"));
        QVERIFY(driver->ready());
    }
    void closingTheWindowSignsOut() {
        foundStore(store());
        start();
        comeIn();
        driver->window()->close();
        QTRY_VERIFY(!driver->window()->isVisible());
        driver.reset();
        const auto again = orDie(mianguan::test::signIn(store()));
        const QList<ActivityRow> rows = again->activity({}, 0, 10);
        QVERIFY(std::any_of(rows.begin(), rows.end(),
                            [](const ActivityRow& row) { return row.type == QLatin1String("signed-out"); }));
    }
};

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestDoor test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_door.moc"
