#include "core/base/language.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "tests/work/safety_tools.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/activity_page.h"
#include "ui/base/settings.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString number = QStringLiteral("11010519491231002X");

} // namespace

/// Who did what, over a real store, by keys and clicks alone.
class TestActivityPage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<ActivityPage> page;

    template <class T = QWidget>
    T* part(const char* name) const {
        return partOf<T>(page.get(), name);
    }
    QTableView* table() const { return part<QTableView>("activityTable"); }
    int rows() const { return table()->model()->rowCount(); }
    int recorded(const ActivityFilter& filter = {}) const { return int(store->activityCount(filter)); }
    void clickRow(int row) const {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(table()->model()->index(row, ActivityModel::What)).center());
    }
    Id subject(int row) const { return store->photos().at(row).subject; }
    void fill(int count) const {
        for (int i = 0; i < count; ++i)
            orDie(submit(*store, handmade(i)));
    }
    void openPage() {
        page = std::make_unique<ActivityPage>(*store, *settings);
        page->resize(1310, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        QTRY_COMPARE(rows(), recorded());
        QTRY_VERIFY(!text(table(), 0, ActivityModel::What).isEmpty());
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("station.ini")));
        store = openStore(folder->filePath(QStringLiteral("store")));
    }
    void cleanup() {
        page.reset();
        store.reset();
    }

    void newestFirstWithWordsAndCount() {
        fill(5);
        orDie(approve(*store, subject(3)));
        openPage();
        const ActivityRow newest = store->activity({}, 0, 1).first();
        QCOMPARE(text(table(), 0, ActivityModel::What), newest.sentence);
        QCOMPARE(text(table(), 0, ActivityModel::Who), newest.who);
        QCOMPARE(text(table(), 0, ActivityModel::Whom), QStringLiteral("photo 00003"));
        QVERIFY(newest.signedByUser);
        QVERIFY(part<QLabel>("activityCount")->text().contains(QString::number(recorded())));
    }

    void chipsAndWordsNarrowIt() {
        fill(5);
        orDie(approve(*store, subject(1)));
        orDie(reject(*store, subject(2), {QStringLiteral("hat")}));
        openPage();
        clickIn(page.get(), "activityKind2"); // verdicts
        QTRY_COMPARE(rows(), 2);
        QTest::keyClicks(part<QLineEdit>("activityWhom"), QStringLiteral("00002"));
        QTRY_COMPARE(rows(), 1);
        QTRY_COMPARE(text(table(), 0, ActivityModel::Whom), QStringLiteral("photo 00002"));
        clickIn(page.get(), "activityKind7"); // everything
        QTRY_COMPARE(rows(), 2);
        part<QLineEdit>("activityWhom")->clear();
        QTRY_COMPARE(rows(), recorded());
        auto* person = part<QComboBox>("activityPerson");
        QCOMPARE(person->count(), 2);
        QTest::keyClick(person, Qt::Key_Down);
        ActivityFilter mine;
        mine.user = store->user().id;
        QTRY_COMPARE(rows(), recorded(mine));
    }

    void periodsNarrowIt() {
        fill(2);
        openPage();
        auto* period = part<QComboBox>("period");
        QTest::keyClick(period, Qt::Key_Down); // today
        QTRY_COMPARE(rows(), recorded());
        QTest::keyClick(period, Qt::Key_Down); // yesterday
        QTRY_VERIFY(part("activityEmpty")->isVisible());
        QVERIFY(!part("periodFrom")->isVisible());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(period, Qt::Key_Down);
        QVERIFY(part("periodFrom")->isVisible());
        QTRY_COMPARE(rows(), recorded()); // from today until today
    }

    void nothingFitsLeadsBack() {
        fill(1);
        openPage();
        QTest::keyClicks(part<QLineEdit>("activityWhom"), QStringLiteral("nobody of this name"));
        QTRY_VERIFY(part("activityEmpty")->isVisible());
        clickIn(page.get(), "clearActivityFilter");
        QTRY_COMPARE(rows(), recorded());
        QVERIFY(table()->isVisible());
        QVERIFY(part<QLineEdit>("activityWhom")->text().isEmpty());
    }

    void onlyWhatIsLookedAtIsRead() {
        fill(300);
        ActivityModel model(*store, nullptr);
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), recorded());
        model.look(0, 20);
        QTRY_VERIFY(model.at(10));
        QVERIFY(!model.at(280));
        model.look(270, 300);
        QTRY_VERIFY(model.at(280));
        QCOMPARE(model.at(280)->position, store->activity({}, 280, 1).first().position);
        QCOMPARE(model.at(0)->position, store->activity({}, 0, 1).first().position);
    }

    void whatComesInMovesNothing() {
        fill(120);
        openPage();
        table()->verticalScrollBar()->setValue(1000);
        const int watched = table()->rowAt(100);
        QTRY_VERIFY(!text(table(), watched, ActivityModel::Whom).isEmpty());
        clickRow(watched);
        const QString whom = text(table(), watched, ActivityModel::Whom);
        const int place = table()->visualRect(table()->currentIndex()).top();
        orDie(approve(*store, subject(0)));
        orDie(approve(*store, subject(1)));
        QTRY_COMPARE(rows(), recorded());
        QCOMPARE(table()->currentIndex().row(), watched + 2);
        QCOMPARE(text(table(), watched + 2, ActivityModel::Whom), whom);
        QCOMPARE(table()->visualRect(table()->currentIndex()).top(), place);
        QTRY_VERIFY(part("newActivity")->isVisible());
        clickIn(page.get(), "newActivity");
        QCOMPARE(table()->verticalScrollBar()->value(), 0);
        QVERIFY(!part("newActivity")->isVisible());
        QTRY_COMPARE(text(table(), 0, ActivityModel::Whom), QStringLiteral("photo 00001"));
    }

    void whatComesInIsSeenAtTheTop() {
        fill(3);
        openPage();
        const int before = rows();
        orDie(approve(*store, subject(0)));
        QTRY_COMPARE(rows(), before + 1);
        QTRY_COMPARE(text(table(), 0, ActivityModel::What), store->activity({}, 0, 1).first().sentence);
        QVERIFY(!part("newActivity")->isVisible());
    }

    void aLineIsSeenWholeAndLeadsToThePhoto() {
        fill(3);
        orDie(approve(*store, subject(2)));
        openPage();
        QSignalSpy asked(page.get(), &ActivityPage::photoAsked);
        table()->setFocus();
        clickRow(0);
        const ActivityRow newest = store->activity({}, 0, 1).first();
        QTRY_COMPARE(part<QLabel>("detailSentence")->text(), newest.sentence);
        QCOMPARE(part<QLabel>("detailSeq")->text(), QString::number(newest.seq));
        QVERIFY(newest.seq > 0);
        QCOMPARE(part<QLabel>("detailHash")->text().remove(QLatin1Char(' ')).remove(QLatin1Char('\n')),
                 newest.hash);
        press(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<Id>(), subject(2));
        clickIn(page.get(), "openPhoto");
        QCOMPARE(asked.size(), 2);
        press(Qt::Key_Down);
        QTRY_COMPARE(part<QLabel>("detailSentence")->text(), store->activity({}, 1, 1).first().sentence);
    }

    void whatIsFilteredIsExported() {
        Store::Submission named = handmade(7);
        named.label = number;
        orDie(submit(*store, named));
        fill(3);
        orDie(approve(*store, subject(0)));
        openPage();
        clickIn(page.get(), "activityKind2");
        QTRY_COMPARE(rows(), 1);
        clickIn(page.get(), "exportActivity");
        const QString file = folder->filePath(QStringLiteral("activity.csv"));
        QVERIFY(chooseInDialog(file));
        auto* banner = page->findChild<Banner*>();
        QTRY_VERIFY(banner->headline().contains(QLatin1Char('1')));
        const QByteArray written = bytesOf(file);
        QCOMPARE(written.count("\r\n"), 2); // a head and a line
        QVERIFY(!written.contains(number.toUtf8()));
        QVERIFY(written.contains("110***********002X"));
    }

    void numbersAreMaskedEverywhere() {
        Store::Submission named = handmade(7);
        named.label = number + QStringLiteral(" Li");
        const Id id = orDie(submit(*store, named));
        orDie(approve(*store, id));
        orDie(handOver(*store, id, folder->path(), number + QStringLiteral(".jpg")));
        orDie(reveal(*store, id, QStringLiteral("compare it with ") + number));
        openPage();
        clickRow(0);
        for (int row = 0; row < rows(); ++row)
            for (int column = 0; column < ActivityModel::ColumnCount; ++column)
                for (const int role :
                     {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    QVERIFY(!table()->model()->index(row, column).data(role).toString().contains(number));
        for (const QLabel* label : page->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(number), qPrintable(label->objectName()));
    }

    void anotherLanguageTellsAnew() {
        fill(2);
        openPage();
        const QString english = text(table(), 0, ActivityModel::What);
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        QTRY_VERIFY(!text(table(), 0, ActivityModel::What).isEmpty() &&
                    text(table(), 0, ActivityModel::What) != english);
        installLanguage(*qApp, QStringLiteral("en"));
        QTRY_COMPARE(text(table(), 0, ActivityModel::What), english);
    }

    void everyControlHasAName() {
        fill(1);
        openPage();
        clickRow(0);
        QCOMPARE(namelessIn(page.get()), QStringList());
    }
};

QTEST_MAIN(TestActivityPage)
#include "tst_activity_page.moc"
