#include "core/base/language.h"
#include "tests/ui/desk_driver.h"

using namespace mianguan;
using namespace mianguan::test;

/// Whom the desk finds by what is typed, and what it says against them.
class TestDeskWho : public QObject, protected DeskDriver {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        if (!openStationWithClass()) QSKIP("ffmpeg is not there");
    }
    void cleanup() { closeStation(); }

    void nobodyOfThatNumberIsSaidAndMayBeAdded() {
        openDesk();
        typeWords(QStringLiteral("S999"));
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("enrol")->isVisible());
        QCOMPARE(name(), QString());
    }

    void whoeverIsOnAnotherListIsNoStranger() {
        RosterPlan other = listOf(1, 50);
        other.batch.name = QStringLiteral("2026 master");
        orDie(importRoster(*store, other));
        openDesk();
        typeWords(entryOf(50).studentNumber);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("enrol")->isVisible());
        bool said = false;
        for (QLabel* label : desk->findChildren<QLabel*>())
            said = said || label->text().contains(other.batch.name);
        QVERIFY(said);
    }

    /// A bachelor's and a master's enrolment of one person.
    void enrolmentsOfOnePersonAreToldApart() {
        RosterPlan plan = listOf(2, 60);
        plan.added[0].identityNumber = plan.added[1].identityNumber = QStringLiteral("11010519491231002X");
        plan.added[0].level = QStringLiteral("本科");
        plan.added[1].level = QStringLiteral("硕士");
        orDie(importRoster(*store, plan));
        openDesk();
        typeWords(QStringLiteral("11010519491231002x"));
        press(Qt::Key_Return);
        auto* list = part<QAbstractItemView>("candidates");
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QVERIFY(list->model()
                    ->index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("硕士")));
        QTRY_VERIFY(list->hasFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(61).name);
    }

    void severalOfThatNameAreChosenFrom() {
        openDesk();
        typeWords(QStringLiteral("graduate"));
        press(Qt::Key_Return);
        auto* list = part<QAbstractItemView>("candidates");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 3);
        QTRY_VERIFY(list->hasFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(2).name);
        QTest::qWait(100);
        QCOMPARE(store->tally(session).arrived, 0); // found, and not seated by the same key
        QVERIFY(part<QPushButton>("seat")->isVisible());
        press(Qt::Key_Escape);
        part<QAbstractItemView>("classmates")->setFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(!name().isEmpty());
        QTest::qWait(100);
        QCOMPARE(store->tally(session).arrived, 0);
        press(Qt::Key_Escape);
        QTRY_VERIFY(part<QLineEdit>("scan")->hasFocus());
    }

    void whatIsAgainstSomeoneIsShownBeforeTheySit() {
        const Id one = graduateNumbered(*store, 1);
        orDie(submit(*store, photoAt(session, one, 1)));
        orDie(approve(*store, one));
        openDesk();
        find(QStringLiteral("S000001"), entryOf(1).name);
        QVERIFY(part<QFrame>("bar-locked"));
        QVERIFY(!part<QPushButton>("seat")->isEnabled());
        press(Qt::Key_Return); // refused by the store too
        QTRY_VERIFY(!banner().isEmpty());
        QCOMPARE(store->tally(session).arrived, 0);
    }

    void theRightLastFourAreTypedOverTheWrongOnes() {
        RosterPlan plan{goodBatch(), QStringLiteral("list.csv"), 1, {entryOf(4)}, {}};
        plan.added.first().identityNumber = QStringLiteral("11010519491231002X");
        orDie(importRoster(*store, plan));
        openDesk();
        find(QStringLiteral("S000004"), entryOf(4).name);
        QTRY_VERIFY(part<QLineEdit>("lastFour")->hasFocus());
        QTest::keyClicks(part<QLineEdit>("lastFour"), QStringLiteral("0000"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!banner().isEmpty());
        QVERIFY(!seated());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("002x"));
        seat();
        QVERIFY(banner().isEmpty());
    }
};

QTEST_MAIN(TestDeskWho)
#include "tst_desk_who.moc"
