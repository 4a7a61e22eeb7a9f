#include "core/base/language.h"
#include "core/work/event_types.h"
#include "tests/hub/taken_elsewhere.h"
#include "tests/ui/page_driver.h"
#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"
#include "ui/fees/closing_sheet.h"
#include "ui/fees/day_rows.h"
#include "ui/fees/fee_sheet.h"
#include "ui/fees/paid_sheet.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

using namespace mianguan;
using namespace mianguan::test;

/// Money in its sheets: a fee by number keys, the day closed, a list of who paid.
class TestFeeSheets : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    QPointer<Sheet> sheet;

    Id of(int number) const { return graduateNumbered(*store, number); }
    template <class Part>
    Part* part(const char* name) const {
        return partOf<Part>(sheet, name);
    }
    void open(Sheet* made) {
        sheet = made;
        sheet->show();
        QVERIFY(QTest::qWaitForWindowActive(sheet));
    }
    bool says(const QString& words) const {
        const QList<QLabel*> labels = sheet->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(words); });
    }
    QString listFile(const QByteArray& rows,
                     const QByteArray& headers = "学号,姓名,金额,缴费方式,流水号") const {
        QFile file(root->filePath(QStringLiteral("paid.csv")));
        if (file.open(QFile::WriteOnly)) file.write(headers + '\n' + rows);
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }
    void init() {
        root = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(root->filePath(QStringLiteral("station.ini")));
        store = foundStore(root->filePath(QStringLiteral("store")));
        Session plan = plannedSession();
        plan.policy.fee = FeeTiming::AfterPhoto;
        plan.policy.feeCents = 2000;
        orDie(openSession(*store, plan));
        orDie(importRoster(*store, listOf(5)));
    }
    void cleanup() {
        delete sheet;
        store.reset();
    }

    void aUsedReceiptSaysWhoseItIsAndTheSheetStays() {
        const Payment first{FeeState::Paid, 2000, QStringLiteral("cash"), QStringLiteral("R1"), 0, {}};
        orDie(settle(*store, {of(1)}, first));
        open(new FeeSheet(*store, {of(2)}, 2000, FeeSheet::At::Desk, nullptr));
        QVERIFY(namelessIn(sheet).isEmpty());
        press(Qt::Key_1);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("R1"));
        press(Qt::Key_Return);
        QTRY_VERIFY(says(entryOf(1).name));
        QVERIFY(sheet->isVisible());
        part<QLineEdit>("feeReceipt")->setText(QStringLiteral("R2"));
        part<QLineEdit>("feeReceipt")->setFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QCOMPARE(orDie(store->graduate(of(2))).payment->receipt, QStringLiteral("R2"));
    }

    void waivedIsOneKeyAndEnter() {
        open(new FeeSheet(*store, {of(1), of(2)}, 2000, FeeSheet::At::Roster, nullptr));
        press(Qt::Key_7);
        press(Qt::Key_Return);
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QVERIFY(orDie(store->graduate(of(2))).row.fee == FeeState::Waived);
    }

    void theDayIsClosedWithItsDifferenceExplained() {
        orDie(settle(*store, {of(1)},
                     {FeeState::Paid, 2000, QStringLiteral("cash"), QStringLiteral("R1"), 0, {}}));
        orDie(settle(*store, {of(2)}, {FeeState::Paid, 2000, QStringLiteral("alipay"), {}, 0, {}}));
        orDie(settle(*store, {of(3)}, {FeeState::ClassBilled, 2000, {}, {}, 0, {}}));
        auto* fresh = new ClosingSheet(*store, nullptr);
        QVERIFY(!partOf<QComboBox>(fresh, "closingPeriod")->isEnabled()); // it is added up beside the window
        QVERIFY(!partOf<QPushButton>(fresh, "closingPrint")->isEnabled());
        open(fresh);
        QVERIFY(namelessIn(sheet).isEmpty());
        QTRY_VERIFY(part<QComboBox>("closingPeriod")->isEnabled());
        QVERIFY(part<QPushButton>("closingPrint")->isEnabled());
        auto* close = part<QPushButton>("sheetGoOn");
        auto* counted = part<QDoubleSpinBox>("closingCounted");
        QVERIFY(!close->isEnabled()); // nothing is counted yet
        counted->setValue(19);
        QVERIFY(!close->isEnabled());
        QVERIFY(part<QLabel>("closingDifference")->text().contains(QStringLiteral("1.00")));
        part<QLineEdit>("closingRemark")->setText(QStringLiteral("wrong change"));
        QVERIFY(close->isEnabled());
        close->click();
        QTRY_COMPARE(part<QComboBox>("closingPeriod")->currentIndex(), 1);
        QCOMPARE(store->feeClosings().first().countedCents, 1900);
        QVERIFY(!close->isEnabled());
        QCOMPARE(counted->value(), 19.0);
        const QString file = QString::fromUtf8(dayFile(store->feeClosings().first()));
        QVERIFY(file.contains(QStringLiteral("40.00")) && file.contains(QStringLiteral("wrong change")));
        part<QComboBox>("closingPeriod")->setCurrentIndex(0);
        QVERIFY(!close->isEnabled()); // nothing since
        QCOMPARE(counted->value(), 0.0);
        counted->setValue(5);
        part<QComboBox>("closingPeriod")->setCurrentIndex(1);
        QCOMPARE(counted->value(), 19.0);
        part<QComboBox>("closingPeriod")->setCurrentIndex(0);
        QCOMPARE(counted->value(), 5.0);
    }

    void whatIsPaidMeanwhileIsAddedUp() {
        open(new ClosingSheet(*store, nullptr));
        auto* period = part<QComboBox>("closingPeriod");
        QTRY_COMPARE(period->currentText(), QStringLiteral("Not closed yet: nothing"));
        orDie(settle(*store, {of(1)}, {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
        QTRY_VERIFY(period->currentText().startsWith(QStringLiteral("Not closed yet: since")));
        part<QDoubleSpinBox>("closingCounted")->setValue(20);
        orDie(settle(*store, {of(2)}, {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
        QTRY_VERIFY(part<QLabel>("closingDifference")->text().contains(QStringLiteral("20.00 yuan missing")));
        QCOMPARE(part<QDoubleSpinBox>("closingCounted")->value(), 20.0); // what was typed stays
    }

    void aClosingSaysWhatTheHubFoundVoidSince() {
        for (int number = 1; number <= 2; ++number)
            orDie(settle(*store, {of(number)}, {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
        orDie(closeFees(*store));
        orDie(sayOf(*store, ownEvents(*store, EventType::feeSettled).first(), Settlement::Outcome::Void));
        open(new ClosingSheet(*store, nullptr));
        auto* period = part<QComboBox>("closingPeriod");
        QTRY_VERIFY(period->isEnabled());
        QVERIFY(period->itemText(1).contains(QStringLiteral("1 payment changed")));
        const auto shows = [&](const QString& words) {
            return !part<QTreeWidget>("closingTable")->findItems(words, Qt::MatchContains, 0).isEmpty() ||
                   !part<QTreeWidget>("closingTable")->findItems(words, Qt::MatchContains, 1).isEmpty();
        };
        for (int index = 0; index < 2; ++index) {
            period->setCurrentIndex(index);
            QVERIFY(shows(QStringLiteral("1 payment, -20.00 yuan")));
            QVERIFY(shows(entryOf(1).name) && shows(QStringLiteral("void at the hub")));
            QVERIFY(shows(QStringLiteral("Give the money back")));
        }
        QCOMPARE(part<QDoubleSpinBox>("closingCounted")->value(), 40.0); // the closing stays what it was
        period->setCurrentIndex(0);
        part<QDoubleSpinBox>("closingCounted")->setValue(-20);
        part<QPushButton>("sheetGoOn")->click();
        QTRY_COMPARE(period->currentIndex(), 1);
        QCOMPARE(store->openFees().payments, 0);
        period->setCurrentIndex(2);
        QVERIFY(shows(QStringLiteral("1 payment, -20.00 yuan")));
        QVERIFY(!shows(QStringLiteral("Give the money back"))); // it is settled
    }

    void aClosingSaysWhatIsOfGraduatesPurgedElsewhere() {
        for (int number = 1; number <= 2; ++number)
            orDie(settle(*store, {of(number)}, {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
        orDie(settle(*store, {of(1)}, {FeeState::Paid, 1500, QStringLiteral("cash"), {}, 0, {}}));
        purgeElsewhere(*store, of(1));
        orDie(closeFees(*store));
        open(new ClosingSheet(*store, nullptr));
        auto* period = part<QComboBox>("closingPeriod");
        QTRY_VERIFY(period->isEnabled());
        period->setCurrentIndex(1);
        auto* table = part<QTreeWidget>("closingTable");
        const auto rows =
            table->findItems(QStringLiteral("purged at another desk since"), Qt::MatchContains, 1);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first()->text(2), QStringLiteral("1"));
        QCOMPARE(rows.first()->text(3), QStringLiteral("15.00"));
        QVERIFY(!table->findItems(QStringLiteral("purged since"), Qt::MatchExactly, 0).isEmpty());
        QCOMPARE(part<QDoubleSpinBox>("closingCounted")->value(), 35.0);
    }

    void aPaidListIsShownBeforeItIsWritten() {
        open(new PaidSheet(*store, *settings, goodBatch(),
                           listFile("S000001,Graduate 1,20,微信,W1\n"
                                    "S000002,Graduate 2,15,现金,W2\n"
                                    "S000077,Graduate 3,20,现金,W3\n"
                                    ",Graduate 4,20,现金,W4\n"),
                           nullptr));
        auto* go = part<QPushButton>("sheetGoOn");
        QTRY_VERIFY(go->isEnabled());
        QCOMPARE(part<QListWidget>("paidDoubts")->count(), 3);
        QVERIFY(part<QLabel>("paidSummary")->text().startsWith(QStringLiteral("1 to record")));
        QCOMPARE(store->openFees().payments, 0);
        part<QCheckBox>("paidOthers")->setChecked(true);
        go->click();
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QCOMPARE(store->openFees().cents(), 3500);
        QVERIFY(orDie(store->graduate(of(4))).row.fee == FeeState::Open);
    }

    /// Headings that no school we know of writes.
    void columnsAreChosenByHandAndRemembered() {
        const QString file = listFile("S000001,甲,20\n", "账户,户名,入账");
        const auto choose = [&](const char* field, int column) {
            auto* box = part<QComboBox>(field);
            box->setCurrentIndex(box->findData(column));
            Q_EMIT box->activated(box->currentIndex());
        };
        open(new PaidSheet(*store, *settings, goodBatch(), file, nullptr));
        QTRY_VERIFY(says(QStringLiteral("No column of the list")));
        QVERIFY(!part<QPushButton>("sheetGoOn")->isEnabled());
        choose("column-student_number", 0);
        choose("column-amount", 2);
        QTRY_VERIFY(part<QPushButton>("sheetGoOn")->isEnabled());
        part<QPushButton>("sheetGoOn")->click();
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QCOMPARE(store->openFees().cents(), 2000);
        open(new PaidSheet(*store, *settings, goodBatch(), file, nullptr));
        QTRY_VERIFY(part<QLabel>("paidSummary")->text().contains(QStringLiteral("1 paid already")));
    }
};

QTEST_MAIN(TestFeeSheets)
#include "tst_fee_sheets.moc"
