#include "core/base/language.h"
#include "core/work/fee_events.h"
#include "tests/hub/taken_elsewhere.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"
#include "ui/base/settings.h"
#include "ui/safety/certificate_paper.h"
#include "ui/safety/damage_banner.h"
#include "ui/safety/safety_page.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString number = QStringLiteral("11010519491231002X");

PurgeCertificate certificateWith(int backups) {
    PurgeCertificate proof;
    proof.id = Id::random();
    proof.school = goodSchool();
    proof.reason = QStringLiteral("the batch is closed");
    proof.photos = 3;
    for (int i = 0; i < backups; ++i)
        proof.left += PurgeLeft{QStringLiteral("Backup on /media/stick %1").arg(i), 1};
    return proof;
}

} // namespace

/// What a supervisor does for the data's sake, over a real store, by keys and clicks alone.
class TestSafetyPage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<SafetyPage> page;

    QString at(const char* name) const { return folder->filePath(QLatin1String(name)); }
    template <class T = QWidget>
    T* part(const char* name) const {
        return partOf<T>(page.get(), name);
    }
    QString result(const char* card) const { return part(card)->findChild<Banner*>()->headline(); }
    Id subject(int row) const { return store->photos().at(row).subject; }
    void found() { store = foundStore(at("store")); }
    void practise() { store = openStore(at("store")); } ///< one may judge what one took in
    void fill(int count) const {
        for (int i = 0; i < count; ++i)
            orDie(submit(*store, handmade(i)));
    }
    void deliver(int row) const {
        orDie(approve(*store, subject(row)));
        orDie(handOver(*store, subject(row), at("out"), QStringLiteral("%1.jpg").arg(row)));
    }
    void openPage() {
        page = std::make_unique<SafetyPage>(*store, *settings);
        page->resize(1000, 900);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
    void type(const char* field, const QString& words) const {
        part<QLineEdit>(field)->clear();
        QTest::keyClicks(part<QLineEdit>(field), words);
    }
    bool mayPurge() const { return part<QPushButton>("purge")->isEnabled(); }
    QDialog* certificate() const { return part<QDialog>("certificateSheet"); }
    void damageABody() {
        const Id first = subject(0);
        store.reset();
        Tamper tamper(at("store"));
        tamper.unlock();
        const QVariantList which{first.bytes()};
        QByteArray body =
            columnOf(at("store"), QStringLiteral("SELECT body FROM event WHERE subject = ?"), which).first();
        body[40] = char(body[40] ^ 1);
        QVERIFY(tamper.run(QStringLiteral("UPDATE event SET body = ? WHERE subject = ?"),
                           QVariantList{body} + which));
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(at("station.ini"));
    }
    void cleanup() {
        page.reset();
        store.reset();
    }

    void everythingIsAsItWasWritten() {
        found();
        fill(3);
        openPage();
        QSignalSpy said(page.get(), &SafetyPage::progressSaid);
        clickIn(page.get(), "checkStore");
        QTRY_COMPARE(result("checkCard"), QStringLiteral("Everything is as it was written."));
        QVERIFY(said.size() >= 2 && !said.first().first().toString().isEmpty());
        QVERIFY(said.last().first().toString().isEmpty());
        QVERIFY(!part("sentences")->isVisible());
        page.reset();
        openPage(); // as after a lock
        QCOMPARE(result("checkCard"), QStringLiteral("Everything is as it was written."));
    }

    void whatOpensIsScrolledTo() {
        found();
        fill(1);
        openPage();
        page->resize(1000, 640);
        part("openPurge")->setFocus();
        press(Qt::Key_Space);
        const QWidget* form = part("purgeForm");
        QTRY_VERIFY(form->height() > 200);
        QTRY_COMPARE(form->visibleRegion().boundingRect(), form->rect());
    }

    void whatIsWrongIsListed() {
        found();
        fill(2);
        const QStringList blobs = everyFileUnder(at("store/blobs"));
        QVERIFY(blobs.size() >= 4);
        QVERIFY(QFile::remove(blobs.first()));
        openPage();
        clickIn(page.get(), "checkStore");
        QTRY_VERIFY(part("sentences")->isVisible());
        QCOMPARE(part<QListView>("sentences")->model()->rowCount(), 1);
        QVERIFY(!result("checkCard").isEmpty());
        clickIn(page.get(), "copySentences");
        QVERIFY(QApplication::clipboard()->text().contains(text(part<QListView>("sentences"), 0)));
        clickIn(page.get(), "saveSentences");
        QVERIFY(chooseInDialog(at("check.txt")));
        QTRY_VERIFY(bytesOf(at("check.txt")).contains(text(part<QListView>("sentences"), 0).toUtf8()));
    }

    void aCheckIsStopped() {
        found();
        fill(30);
        openPage();
        clickIn(page.get(), "checkStore");
        page->cancel();
        QTRY_VERIFY(part("checkStore")->isVisible());
        QVERIFY(!part("checkCard")->findChild<Banner*>()->headline().isEmpty());
        clickIn(page.get(), "checkStore");
        QTRY_COMPARE(result("checkCard"), QStringLiteral("Everything is as it was written."));
    }

    void aBackupIsMadeAndRemembered() {
        found();
        fill(3);
        settings->set(setting::backupFolder, at("stick/backup"));
        QVERIFY(QDir().mkpath(at("stick")));
        openPage();
        QTRY_VERIFY(part<QLabel>("lastBackup")->text().contains(QLatin1String("no backup yet")));
        clickIn(page.get(), "backUp");
        QTRY_VERIFY(result("backupCard").startsWith(QLatin1String("Backed up")));
        QCOMPARE(verifyBackup(at("stick/backup")).value(), QStringList());
        QTRY_VERIFY(part<QLabel>("lastBackup")->text().contains(QLatin1String("Backup on")));
        QVERIFY(part<QPushButton>("backUp")->isEnabled());
    }

    void aBackupThatCannotBeMadeSaysWhy() {
        found();
        QFile inTheWay(at("file"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        settings->set(setting::backupFolder, at("file"));
        openPage();
        clickIn(page.get(), "backUp");
        QTRY_VERIFY(!result("backupCard").isEmpty());
        QVERIFY(!result("backupCard").startsWith(QLatin1String("Backed up")));
        QVERIFY(part<QPushButton>("backUp")->isEnabled());
    }

    void withoutAFolderThereIsNothingToPress() {
        found();
        openPage();
        QVERIFY(!part<QPushButton>("backUp")->isEnabled());
        clickIn(page.get(), "chooseBackupFolder");
        QVERIFY(QDir().mkpath(at("chosen")));
        QVERIFY(chooseInDialog(at("chosen")));
        QTRY_VERIFY(part<QPushButton>("backUp")->isEnabled());
        QCOMPARE(settings->get(setting::backupFolder), at("chosen"));
    }

    void purgingAsksForReasonAndNumber() {
        practise();
        fill(4);
        deliver(0);
        deliver(1);
        openPage();
        clickIn(page.get(), "openPurge");
        QTRY_VERIFY(part<QLabel>("purgeCount")->text().startsWith(QLatin1Char('2')));
        QVERIFY(!mayPurge());
        type("purgeConfirm", QStringLiteral("2"));
        QVERIFY(!mayPurge()); // no reason yet
        clickIn(page.get(), "purgeReason1");
        QVERIFY(mayPurge());
        type("purgeConfirm", QStringLiteral("4"));
        QVERIFY(!mayPurge());
        type("purgeConfirm", QStringLiteral("2"));
        clickIn(page.get(), "purge");
        QTRY_VERIFY(certificate() && certificate()->isVisible());
        QCOMPARE(store->photos().size(), 2);
        QCOMPARE(store->purges().first().reason, part<QToolButton>("purgeReason1")->text());
        certificate()->findChild<QPushButton*>(QStringLiteral("saveCertificate"))->click();
        QVERIFY(chooseInDialog(at("certificate.pdf")));
        QTRY_VERIFY(bytesOf(at("certificate.pdf")).startsWith("%PDF"));
        certificate()->findChild<QPushButton*>(QStringLiteral("closeCertificate"))->click();
        QTRY_VERIFY(!certificate());
    }

    void anotherChoiceIsCountedAnewAndConfirmedAnew() {
        practise();
        fill(3);
        deliver(0);
        openPage();
        clickIn(page.get(), "openPurge");
        QTRY_VERIFY(part<QLabel>("purgeCount")->text().startsWith(QLatin1Char('1')));
        type("purgeReasonOwn", QStringLiteral("moved to the archive"));
        type("purgeConfirm", QStringLiteral("1"));
        QVERIFY(mayPurge());
        clickIn(page.get(), "purgeScope0"); // everything
        QVERIFY(!mayPurge());
        QTRY_VERIFY(part<QLabel>("purgeCount")->text().startsWith(QLatin1Char('3')));
        QVERIFY(part<QLineEdit>("purgeConfirm")->text().isEmpty());
        clickIn(page.get(), "purgeScope2"); // imported before today
        QTRY_VERIFY(!part("purgeConfirm")->isVisible());
        QCOMPARE(store->photos().size(), 3);
    }

    void aBatchIsPurgedWithWhoHasNoPhoto() {
        practise();
        const Id session = orDie(openSession(*store));
        orDie(importRoster(*store, listOf(3)));
        const Id one = graduateNumbered(*store, 1);
        orDie(arrive(*store, one, session));
        orDie(submit(*store, photoAt(session, one, 1)));
        orDie(closeSession(*store, session));
        openPage();
        clickIn(page.get(), "openPurge");
        clickIn(page.get(), "purgeScope4");
        QTRY_VERIFY(part<QLabel>("purgeCount")->text().startsWith(QStringLiteral("3 graduates")));
        clickIn(page.get(), "purgeReason1");
        type("purgeConfirm", QStringLiteral("3"));
        QVERIFY(!mayPurge()); // one photo was not delivered
        QVERIFY(part<QAbstractButton>("purgeUndelivered")->isVisible());
        part<QAbstractButton>("purgeUndelivered")->click();
        QTRY_VERIFY(mayPurge());
        clickIn(page.get(), "purge");
        QTRY_VERIFY(certificate());
        QCOMPARE(store->purges().first().batch, goodBatch());
        QVERIFY(store->batches().isEmpty());
    }

    void feesOfAnotherDeskGoWhereThatIsSaid() {
        practise();
        orDie(importRoster(*store, listOf(2)));
        takeFromElsewhere(*store, payment(graduateNumbered(*store, 1),
                                          {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
        openPage();
        clickIn(page.get(), "openPurge");
        clickIn(page.get(), "purgeScope4");
        QTRY_VERIFY(part<QLabel>("purgeCount")->text().startsWith(QStringLiteral("2 graduates")));
        clickIn(page.get(), "purgeReason1");
        type("purgeConfirm", QStringLiteral("2"));
        QVERIFY(!mayPurge());
        auto* fees = part<QAbstractButton>("purgeOthersFees");
        QVERIFY(fees->isVisible() && fees->text().contains(QStringLiteral("1 graduate")));
        fees->click();
        QTRY_VERIFY(mayPurge());
        clickIn(page.get(), "purge");
        QTRY_VERIFY(certificate());
        QCOMPARE(store->purges().first().othersFees, 1);
    }

    /// What was agreed to is not what would go now.
    void otherNumbersAreAgreedToAnew() {
        practise();
        orDie(importRoster(*store, listOf(2)));
        const Payment paid{FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}};
        takeFromElsewhere(*store, payment(graduateNumbered(*store, 1), paid));
        openPage();
        clickIn(page.get(), "openPurge");
        clickIn(page.get(), "purgeScope4");
        auto* fees = part<QAbstractButton>("purgeOthersFees");
        QTRY_VERIFY(fees->text().contains(QStringLiteral("1 graduate")));
        clickIn(page.get(), "purgeReason1");
        type("purgeConfirm", QStringLiteral("2"));
        fees->click();
        QTRY_VERIFY(mayPurge());
        orDie(settle(*store, {graduateNumbered(*store, 1)}, {FeeState::Waived, 0, {}, {}, 0, {}}));
        QTRY_VERIFY(mayPurge()); // as many as before
        QVERIFY(fees->isChecked());
        takeFromElsewhere(*store, payment(graduateNumbered(*store, 2), paid), 2);
        QTRY_VERIFY(fees->text().contains(QStringLiteral("2 graduates")));
        QVERIFY(!fees->isChecked() && !mayPurge());
        QCOMPARE(part<QLineEdit>("purgeConfirm")->text(), QStringLiteral("2"));
        fees->click();
        QTRY_VERIFY(mayPurge());
        clickIn(page.get(), "purgeScope0"); // another choice
        clickIn(page.get(), "purgeScope4");
        QTRY_VERIFY(fees->isVisible());
        QVERIFY(!fees->isChecked());
    }

    void onePhotoIsPurgedForItsOwner() {
        found();
        fill(2);
        Store::Submission named = handmade(9);
        named.label = number;
        orDie(submit(*store, named));
        openPage();
        clickIn(page.get(), "openPurge");
        clickIn(page.get(), "purgeScope3");
        QTRY_VERIFY(!part("purgeConfirm")->isVisible());
        type("photoChoice", QStringLiteral("1949"));
        auto* choices = part<QListView>("photoChoices");
        QTRY_VERIFY(choices->isVisible());
        QTest::keyClick(part<QLineEdit>("photoChoice"), Qt::Key_Return);
        QVERIFY(part<QLabel>("photoChosen")->text().contains(QLatin1String("110***********002X")));
        QVERIFY(!part<QLabel>("photoChosen")->text().contains(number));
        clickIn(page.get(), "purgeReason2");
        QTRY_VERIFY(part("purgeConfirm")->isVisible());
        type("purgeConfirm", QStringLiteral("1"));
        clickIn(page.get(), "purge");
        QTRY_VERIFY(certificate());
        QCOMPARE(store->photos().size(), 2);
        QVERIFY(store->find(QStringLiteral("1949"), 5).isEmpty());
    }

    void earlierCertificatesCanBePrintedAgain() {
        found();
        fill(2);
        orDie(purge(*store, {subject(0)}));
        openPage();
        auto* list = part<QListView>("purges");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 1);
        list->setFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(certificate() && certificate()->isVisible());
    }

    void theCertificateHasRoomForEveryBackup() {
        const CertificatePaper shortOne(certificateWith(0), QDate(2026, 6, 30));
        const CertificatePaper longOne(certificateWith(60), QDate(2026, 6, 30));
        QCOMPARE(shortOne.pages(), 1);
        QVERIFY(longOne.pages() > 1);
        QImage last(210, 297, QImage::Format_RGB32);
        last.fill(Qt::white);
        QPainter painter(&last);
        painter.scale(0.1, 0.1);
        longOne.paint(painter, longOne.pages() - 1);
        painter.end();
        QImage blank(last.size(), last.format());
        blank.fill(Qt::white);
        QVERIFY(last != blank);
    }

    void whatOneHasNoRightToIsNotShown() {
        found();
        orDie(addUser(*store, QStringLiteral("keeper"), Role::Administrator));
        orDie(addUser(*store, QStringLiteral("taker"), Role::Operator));
        store.reset();
        store = orDie(signIn(at("store"), QStringLiteral("keeper")));
        openPage();
        QVERIFY(part("checkCard") && part("backupCard") && part("keysCard"));
        QVERIFY(!part("purgeCard"));
        page.reset();
        store.reset();
        store = orDie(signIn(at("store"), QStringLiteral("taker")));
        openPage();
        for (const char* card : {"checkCard", "backupCard", "keysCard", "purgeCard"})
            QVERIFY(!part(card));
    }

    void theKeysAreToldOf() {
        found();
        openPage();
        QVERIFY(!part<QLabel>("keyMemory")->text().isEmpty());
        QVERIFY(part<QLabel>("keyKeyring")->text().contains(QLatin1String("does not take part")));
        clickIn(page.get(), "openThreatModel");
        QTRY_VERIFY(part("helpText") && part("helpText")->isVisible());
        QVERIFY(part<QTextBrowser>("helpText")->toPlainText().contains(QLatin1String("A thief")));
    }

    void damageStandsOverEveryPage() {
        found();
        fill(2);
        QVERIFY(DamageBanner(*store).isHidden());
        damageABody();
        QVERIFY(QFile::remove(at("store/snapshot")));
        store = orDie(signIn(at("store")));
        QVERIFY(!store->damage().isEmpty());
        DamageBanner banner(*store);
        banner.show();
        QVERIFY(!partOf<Banner>(&banner, "storeDamage")->headline().isEmpty());
        QVERIFY(!partOf(&banner, "bannerClose")->isVisible());
        QSignalSpy asked(&banner, &DamageBanner::safetyAsked);
        click(partOf(partOf(&banner, "storeDamage"), "bannerAction"));
        QCOMPARE(asked.size(), 1);
        openPage();
        QVERIFY(!part("purgeCard"));
        clickIn(page.get(), "checkStore");
        QTRY_VERIFY(part("sentences")->isVisible());
    }

    void everyControlHasAName() {
        found();
        fill(1);
        orDie(purge(*store, {subject(0)}));
        openPage();
        clickIn(page.get(), "openPurge");
        QTRY_VERIFY(part("purges")->isVisible());
        QCOMPARE(namelessIn(page.get()), QStringList());
    }
};

QTEST_MAIN(TestSafetyPage)
#include "tst_safety_page.moc"
