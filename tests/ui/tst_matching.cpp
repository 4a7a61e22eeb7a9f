#include "core/base/language.h"
#include "tests/people/made_workbook.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "tests/work/collecting_tools.h"
#include "ui/access/rules_card.h"
#include "ui/base/settings.h"
#include "ui/import/import_page.h"
#include "ui/import/match_view.h"
#include "ui/roster/roster_page.h"
#include "ui/roster/roster_sheet.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

/// Photos of nobody given to graduates by the keyboard alone; the rule on imports; a workbook's sheets.
class TestMatching : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<ImportPage> page;

    QString at(const char* name) const { return root->filePath(QLatin1String(name)); }
    Id imported(int number, const QString& label) {
        Store::Submission photo = drawn(number);
        photo.label = label;
        return orDie(submit(*store, photo));
    }
    void openPage() {
        page = std::make_unique<ImportPage>(*store, *settings);
        page->resize(1300, 680);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
    void openMatching(int photos) {
        openPage();
        QTRY_VERIFY(partOf(page.get(), "unmatchedCard")->isVisible());
        clickIn(page.get(), "matchByHand");
        QTRY_COMPARE(part<QAbstractItemView>("unmatched")->model()->rowCount(), photos);
        QTRY_VERIFY(part<QLineEdit>("matchSearch")->hasFocus());
    }
    template <class Part>
    Part* part(const char* name) const {
        return partOf<Part>(page.get(), name);
    }
    void typeWords(const QString& words) const { QTest::keyClicks(part<QLineEdit>("matchSearch"), words); }
    int found() const { return part<QAbstractItemView>("matchCandidates")->model()->rowCount(); }
    bool isOf(int number) const {
        return orDie(store->graduate(graduateNumbered(*store, number))).row.photo.has_value();
    }
    Result<Id> setImports(ImportRule rule) {
        Policy policy = store->policy();
        policy.imports = rule;
        return answerOf<Id>([&](QObject* context, auto done) { store->changePolicy(policy, context, done); });
    }
    Banner* banner() const {
        for (Banner* one : page->findChildren<Banner*>())
            if (one->isVisible()) return one;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        root = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(at("station.ini"));
        store = openStore(at("store"));
    }
    void cleanup() {
        page.reset();
        store.reset();
    }

    void withoutARosterNothingIsSaid() {
        imported(1, QStringLiteral("IMG_1"));
        openPage();
        QTest::qWait(50);
        QVERIFY(!partOf(page.get(), "unmatchedCard")->isVisible());
    }

    void oneAfterAnotherByTheKeyboardAlone() {
        orDie(importRoster(*store, listOf(3)));
        for (int i = 1; i <= 3; ++i)
            imported(i, QStringLiteral("IMG_%1").arg(i));
        openMatching(3);
        QCOMPARE(found(), 0);
        typeWords(QStringLiteral("graduate"));
        QTRY_COMPARE(found(), 3);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_VERIFY(isOf(2));
        QTRY_COMPARE(part<QAbstractItemView>("unmatched")->model()->rowCount(), 2);
        QTRY_VERIFY(part<QLineEdit>("matchSearch")->text().isEmpty());
        press(Qt::Key_PageDown);
        typeWords(QStringLiteral("s000003"));
        QTRY_COMPARE(found(), 1);
        press(Qt::Key_Return);
        QTRY_VERIFY(isOf(3));
        QTRY_COMPARE(part<QAbstractItemView>("unmatched")->model()->rowCount(), 1);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!isOf(3));
        QTRY_COMPARE(part<QAbstractItemView>("unmatched")->model()->rowCount(), 2);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!part<QWidget>("matchView")->isVisible());
    }

    void aStandingPhotoIsAskedAboutAndALockedOneRefused() {
        orDie(importRoster(*store, listOf(2)));
        for (int i = 1; i <= 2; ++i) {
            Store::Submission photo = drawn(i);
            photo.graduate = graduateNumbered(*store, i);
            orDie(submit(*store, photo));
        }
        orDie(approve(*store, graduateNumbered(*store, 2)));
        imported(3, QStringLiteral("S000001 S000002"));
        openMatching(1);
        QTRY_COMPARE(found(), 2);
        press(Qt::Key_Return);
        QTRY_VERIFY(banner());
        QCOMPARE(store->unmatched().size(), 1);
        press(Qt::Key_Down);
        press(Qt::Key_Return); // the other one, who is locked
        QTRY_VERIFY(banner() && banner()->headline().contains(QStringLiteral("锁定")));
        press(Qt::Key_Up);
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_VERIFY(store->unmatched().isEmpty());
    }

    void whatFitsOneIsMatchedAtOnce() {
        for (int i = 1; i <= 2; ++i)
            imported(i, entryOf(i).studentNumber);
        imported(3, QStringLiteral("IMG"));
        orDie(importRoster(*store, listOf(3))); // the list comes after the photos
        openMatching(3);
        QTRY_VERIFY(part<QWidget>("matchCertain")->isVisible());
        clickIn(page.get(), "matchCertain");
        QTRY_VERIFY(isOf(1) && isOf(2));
        QTRY_COMPARE(part<QAbstractItemView>("unmatched")->model()->rowCount(), 1);
    }

    void everyControlHasAName() {
        orDie(importRoster(*store, listOf(1)));
        imported(1, QStringLiteral("IMG"));
        openMatching(1);
        QCOMPARE(namelessIn(page.get()), QStringList());
    }

    void theSchoolsRuleIsSaidBeforeAnythingIsDropped() {
        orDie(setImports(ImportRule::Never));
        openPage();
        QVERIFY(!partOf(page.get(), "dropCard")->isEnabled());
        page->start({at("photo.jpg")});
        QVERIFY(banner());
        orDie(setImports(ImportRule::ListedOnly));
        QTRY_VERIFY(partOf(page.get(), "dropCard")->isEnabled());
        const auto labels = partOf(page.get(), "dropCard")->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](QLabel* label) { return label->text().contains(QStringLiteral("学号")); }));
    }

    void anAdministratorChangesTheRule() {
        RulesCard card(*store, nullptr);
        card.show();
        auto* choice = partOf<QComboBox>(&card, "importRule");
        choice->setCurrentIndex(choice->findData(int(ImportRule::Never)));
        Q_EMIT choice->activated(choice->currentIndex());
        QTRY_COMPARE(store->policy().imports, ImportRule::Never);
    }

    void theSheetIsChosenAndColumnsRememberedPerSchool() {
        QFile file(at("list.xlsx"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            workbookOf({{"本科", rowOf(1, {"云河大学2027届毕业生名单"}) + rowOf(2, {"姓名", "班级", "编码"}) +
                                     rowOf(3, {"张三", "1班", "1"})},
                        {"硕士", rowOf(1, {"姓名", "班级", "学号"}) + rowOf(2, {"李四", "2班", "2"})}}));
        file.close();
        const auto open = [&](const QString& school) {
            auto sheet =
                std::make_unique<RosterSheet>(*store, *settings, Batch{school, {}}, file.fileName(), nullptr);
            sheet->setAttribute(Qt::WA_DeleteOnClose, false); // it is ours, and closes once the list is in
            return sheet;
        };
        auto sheet = open(QStringLiteral("云河大学"));
        auto* sheets = partOf<QComboBox>(sheet.get(), "rosterSheets");
        auto* number = partOf<QComboBox>(sheet.get(), "column-student_number");
        QTRY_COMPARE(sheets->count(), 2);
        QCOMPARE(partOf<QLineEdit>(sheet.get(), "rosterBatch")->text(), QStringLiteral("2027届"));
        number->setCurrentIndex(3);
        Q_EMIT number->activated(3);
        QTRY_VERIFY(sheet->goOn()->isEnabled());
        sheet->goOn()->click();
        QTRY_COMPARE(store->batches().size(), 1);
        sheet = open(QStringLiteral("云河大学"));
        number = partOf<QComboBox>(sheet.get(), "column-student_number");
        QTRY_COMPARE(number->currentText(), QStringLiteral("编码"));
        sheet = open(QStringLiteral("别的大学"));
        sheets = partOf<QComboBox>(sheet.get(), "rosterSheets");
        number = partOf<QComboBox>(sheet.get(), "column-student_number");
        QTRY_COMPARE(sheets->count(), 2);
        QCOMPARE(number->currentIndex(), 0);
        sheets->setCurrentIndex(1);
        Q_EMIT sheets->activated(1);
        QTRY_COMPARE(number->currentText(), QStringLiteral("学号"));
    }

    void theRosterPageTakesAMatchBack() {
        orDie(importRoster(*store, listOf(300)));
        const Id photo = imported(1, QStringLiteral("IMG"));
        orDie(answerOf<Id>([&](QObject* context, auto done) {
            store->match(photo, graduateNumbered(*store, 1), false, context, done);
        }));
        RosterPage roster(*store, *settings);
        roster.resize(1300, 680);
        roster.show();
        auto* table = partOf<QAbstractItemView>(&roster, "graduates");
        QTRY_COMPARE(table->model()->rowCount(), 300);
        table->selectionModel()->select(table->model()->index(0, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTRY_VERIFY(partOf(&roster, "undoMatch")->isVisible());
        clickIn(&roster, "undoMatch");
        QTRY_COMPARE(store->unmatched().size(), 1);
    }
};

QTEST_MAIN(TestMatching)
#include "tst_matching.moc"
