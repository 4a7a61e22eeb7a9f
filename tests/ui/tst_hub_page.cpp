#include "core/base/language.h"
#include "core/wire/enrolment_code.h"
#include "tests/ui/hub_tools.h"
#include "tests/ui/page_driver.h"
#include "ui/hub/hub_card.h"
#include "ui/hub/hub_page.h"
#include "ui/hub/item_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

QString goodCode() {
    return wire::EnrolmentCode{u"hub.example.edu.cn:8443"_s, Hash::of("key"), QByteArray(16, 'x')}.text();
}

} // namespace

/// The page of what waits or needs someone, and the card in the settings, as a person uses them.
class TestHubPage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AskedHub> hub;
    std::unique_ptr<HubModel> model;
    std::unique_ptr<HubPage> page;
    std::unique_ptr<HubCard> card;
    qint64 now = 0;

    template <class Part = QWidget>
    Part* part(const char* name) const {
        return partOf<Part>(page.get(), name);
    }
    template <class Part = QWidget>
    Part* cardPart(const char* name) const {
        return partOf<Part>(card.get(), name);
    }
    QListView* list() const { return part<QListView>("hubItems"); }
    QString banner() const { return page->findChild<Banner*>()->headline(); }

    HubItem item(HubItem::Kind kind, int number, const QList<HubRemedy>& remedies) const {
        HubItem made = hubItem(kind, number, now);
        made.remedies = remedies;
        return made;
    }
    QList<HubItem> everyKind() const {
        return {item(HubItem::Kind::ToSettle, 1, {HubRemedy::Accept, HubRemedy::Decline, HubRemedy::LookAt}),
                item(HubItem::Kind::Void, 2, {HubRemedy::LookAt, HubRemedy::Dismiss}),
                item(HubItem::Kind::Disputed, 3, {HubRemedy::LookAt}),
                item(HubItem::Kind::Unsent, 4, {HubRemedy::TryAgain}),
                item(HubItem::Kind::Waiting, 5, {}),
                item(HubItem::Kind::Noted, 6, {HubRemedy::LookAt, HubRemedy::Dismiss})};
    }
    /// Three to decide of which one is his own, and one that is void.
    QList<HubItem> forMany() const {
        const QList<HubRemedy> decisions{HubRemedy::Accept, HubRemedy::Decline, HubRemedy::LookAt};
        QList<HubItem> items{item(HubItem::Kind::ToSettle, 1, decisions),
                             item(HubItem::Kind::ToSettle, 2, decisions),
                             item(HubItem::Kind::ToSettle, 3, {HubRemedy::LookAt}),
                             item(HubItem::Kind::Void, 4, {HubRemedy::LookAt, HubRemedy::Dismiss})};
        items[2].bar = DecisionBar::OwnDeed;
        return items;
    }
    QString told(const char* name) const { return part<QLabel>(name)->text(); }
    QStringList ways() const {
        QStringList words;
        for (const QPushButton* button : part("hubItemDetails")->findChildren<QPushButton*>())
            words += button->text();
        return words;
    }
    void openPage(const QList<HubItem>& items) {
        model->setStanding(enrolledStanding(now));
        page = std::make_unique<HubPage>(*model);
        page->resize(1200, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        model->setItems(items);
        list()->setFocus();
    }
    void openCard() {
        card = std::make_unique<HubCard>(*model, nullptr);
        card->resize(780, 500);
        card->show();
    }
    QDialog* sheet(const char* name) const {
        auto* found = page ? part<QDialog>(name) : cardPart<QDialog>(name);
        return found && found->isVisible() ? found : nullptr;
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, u"en"_s); }
    void init() {
        now = QDateTime::currentMSecsSinceEpoch();
        hub = std::make_unique<AskedHub>();
        model = std::make_unique<HubModel>();
        model->setCommands(hub->commands());
    }
    void cleanup() {
        page.reset();
        card.reset();
    }

    void everyItemIsListedAndKindsAreToldApart() {
        openPage(everyKind());
        QCOMPARE(list()->model()->rowCount(), 6);
        QCOMPARE(list()->currentIndex().row(), 0);
        QCOMPARE(namelessIn(page.get()), QStringList());
        for (int i = 0; i < 6; ++i) {
            clickIn(page.get(), qPrintable(u"hubKind%1"_s.arg(i)));
            QCOMPARE(list()->model()->rowCount(), 1);
            const QString told = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(told.startsWith(kindText(everyHubKind[i])), qPrintable(told));
        }
        clickIn(page.get(), "hubKind6");
        QCOMPARE(list()->model()->rowCount(), 6);
    }

    void aDecisionAsksForItsReason() {
        openPage(everyKind());
        press(Qt::Key_Return); // the first way of the first item
        QTRY_VERIFY(sheet("settleItemSheet"));
        auto* goOn = partOf<QPushButton>(sheet("settleItemSheet"), "sheetGoOn");
        QVERIFY(!goOn->isEnabled());
        partOf<QLineEdit>(sheet("settleItemSheet"), "settleReasonOwn")->setText(u"I was there"_s);
        QVERIFY(goOn->isEnabled());
        hub->refusal = Error{ErrorKind::Refused, u"Another supervisor was quicker"_s, {}, {}};
        goOn->click();
        QCOMPARE(hub->asked, QStringList{u"settle 2 I was there"_s});
        QCOMPARE(sheet("settleItemSheet")->findChild<Banner*>()->headline(),
                 u"Another supervisor was quicker"_s);
        hub->refusal.reset();
        goOn->click();
        QTRY_VERIFY(!sheet("settleItemSheet"));
    }

    void whatIsSettledElsewhereIsGoneTo() {
        const QList<HubItem> items = everyKind();
        openPage(items);
        QSignalSpy asked(page.get(), &HubPage::subjectAsked);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<Id>(), items.at(1).subject);
        QVERIFY(hub->asked.isEmpty());
    }

    void seenAndTriedAgainFromTheKeyboard() {
        openPage(everyKind());
        press(Qt::Key_Delete); // cannot be put aside
        QVERIFY(hub->asked.isEmpty());
        press(Qt::Key_Down);
        press(Qt::Key_Delete);
        QCOMPARE(hub->asked, QStringList{u"settle 4"_s});
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        hub->refusal = Error{ErrorKind::Busy, u"The hub is away"_s, {}, {}};
        press(Qt::Key_Return);
        QCOMPARE(hub->asked.last(), u"settle 0"_s);
        QCOMPARE(banner(), u"The hub is away"_s);
        QVERIFY(part<QPushButton>("hubRemedyFirst")->isEnabled());
    }

    void newsDoNotTakeTheItemBeingReadAway() {
        QList<HubItem> items = everyKind();
        openPage(items);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        items.prepend(item(HubItem::Kind::Void, 7, {HubRemedy::Dismiss}));
        model->setItems(items);
        QCOMPARE(list()->currentIndex().row(), 3);
        items.removeAt(3); // settled: the next is there
        model->setItems(items);
        QCOMPARE(list()->currentIndex().row(), 3);
        model->setItems({});
        QVERIFY(part("hubEmpty")->isVisible());
    }

    void severalAreDecidedTogether() {
        openPage(forMany());
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(told("hubItemKind"), u"4 items chosen"_s);
        QCOMPARE(told("hubItemWhat"), u"To decide 3\u00a0· Void 1"_s);
        QVERIFY2(told("hubItemWhom").contains(u"王小明"_s), qPrintable(told("hubItemWhom")));
        QVERIFY2(told("hubItemRemedy").contains(u"1 you did yourself"_s), qPrintable(told("hubItemRemedy")));
        QCOMPARE(ways(),
                 QStringList({u"Let 2 count…"_s, u"Do not let 2 count…"_s, u"Seen, take 1 off the list"_s}));
        press(Qt::Key_Return);
        QTRY_VERIFY(sheet("settleItemSheet"));
        QCOMPARE(sheet("settleItemSheet")->windowTitle(), u"Let 2 items count?"_s);
        auto* goOn = partOf<QPushButton>(sheet("settleItemSheet"), "sheetGoOn");
        QVERIFY(!goOn->isEnabled());
        partOf<QLineEdit>(sheet("settleItemSheet"), "settleReasonOwn")->setText(u"Asked them"_s);
        hub->left = {{DecisionBar::OwnDeed, 1}};
        goOn->click();
        QCOMPARE(hub->asked, QStringList{u"settle 2 Asked them of 3"_s});
        QVERIFY2(banner().startsWith(u"2 decisions recorded"_s), qPrintable(banner()));
        QTRY_VERIFY(!sheet("settleItemSheet"));
    }

    void oneOfManyIsDecidedWithoutAWord() {
        openPage(forMany());
        press(Qt::Key_Return);
        QTRY_VERIFY(sheet("settleItemSheet"));
        QCOMPARE(sheet("settleItemSheet")->windowTitle(), u"Let it count?"_s);
        partOf<QLineEdit>(sheet("settleItemSheet"), "settleReasonOwn")->setText(u"Seen"_s);
        clickIn(sheet("settleItemSheet"), "sheetGoOn");
        QCOMPARE(hub->asked, QStringList{u"settle 2 Seen"_s});
        QVERIFY(!page->findChild<Banner*>()->isVisible());
    }

    void severalAreChosenWithTheKeyboardAndTheMouse() {
        openPage(forMany());
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(told("hubItemKind"), u"2 items chosen"_s);
        const QRect last = list()->visualRect(list()->model()->index(3, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::ControlModifier, last.center());
        QCOMPARE(told("hubItemKind"), u"3 items chosen"_s);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, last.center());
        QCOMPARE(told("hubItemKind"), kindText(HubItem::Kind::Void));
        clickIn(page.get(), "hubChooseAll");
        QCOMPARE(told("hubItemKind"), u"4 items chosen"_s);
    }

    void newsLeaveWhatIsChosen() {
        QList<HubItem> items = forMany();
        openPage(items);
        press(Qt::Key_Down, Qt::ShiftModifier);
        items.prepend(item(HubItem::Kind::ToSettle, 9, {HubRemedy::Accept}));
        items.removeAt(2);
        model->setItems(items);
        QCOMPARE(list()->selectionModel()->selectedIndexes().size(), 1);
        QCOMPARE(list()->currentIndex().row(), 1);
    }

    void whatWasSeenLeavesTheListTogether() {
        QList<HubItem> items;
        for (int i = 0; i < 300; ++i)
            items += item(HubItem::Kind::Void, i, {HubRemedy::LookAt, HubRemedy::Dismiss});
        openPage(items);
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(ways(), QStringList{u"Seen, take 300 off the list"_s});
        press(Qt::Key_Delete);
        QCOMPARE(hub->asked, QStringList{u"settle 4 of 300"_s});
    }

    void whoMayDecideAboutNoneIsOfferedNothing() {
        QList<HubItem> items = forMany().mid(2, 1) + forMany().mid(2, 1);
        openPage(items);
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(ways(), QStringList());
        QVERIFY(told("hubItemRemedy").contains(u"2 you did yourself"_s));
        press(Qt::Key_Return);
        QVERIFY(!sheet("settleItemSheet") && hub->asked.isEmpty());
    }

    void tenThousandAreListed() {
        QList<HubItem> many;
        for (int i = 0; i < HubModel::mostItems; ++i)
            many += item(everyHubKind[i % 6], i, {HubRemedy::Dismiss});
        openPage(many);
        QCOMPARE(list()->model()->rowCount(), HubModel::mostItems);
        press(Qt::Key_End);
        QCOMPARE(list()->currentIndex().row(), HubModel::mostItems - 1);
        QVERIFY(part<QLabel>("hubItemCount")->text().contains(u"latest"_s));
        clickIn(page.get(), "hubKind1");
        QCOMPARE(list()->model()->rowCount(), 1667);
    }

    void itemsAreFetchedOnlyWhileSomeoneLooks() {
        QSignalSpy wanted(model.get(), &HubModel::itemsWanted);
        openPage({});
        QCOMPARE(wanted.size(), 1);
        page->hide();
        QVERIFY(!model->isWatched());
        page->show();
        QCOMPARE(wanted.size(), 2);
    }

    void aStationAloneIsToldWhoCanJoinIt() {
        hub->mayConnect = false;
        page = std::make_unique<HubPage>(*model);
        page->show();
        QVERIFY(part("hubEmpty")->isVisible() && !part("hubStateCard")->isVisible());
        QVERIFY(!part("hubFirstStep")->isVisible());
        hub->mayConnect = true;
        Q_EMIT model->rightsChanged();
        QVERIFY(part("hubFirstStep")->isVisible());
    }

    void stateAndWhatIsTriedNow() {
        openPage({});
        QVERIFY(!part("hubTryNow")->isVisible());
        HubStanding standing = enrolledStanding(now, HubPhase::Retrying);
        standing.why = {{}, u"The network is not there"_s, u"Check the cable."_s, {}};
        standing.nextTryMs = now + 60'000;
        model->setStanding(standing);
        QVERIFY(part<QLabel>("hubWhy")->text().contains(u"The network is not there"_s));
        clickIn(page.get(), "hubTryNow");
        QCOMPARE(hub->asked, QStringList{u"try now"_s});
    }

    void aHubThatStoppedMayBeGivenANewCode() {
        openPage({});
        QVERIFY(!part("joinHub")->isVisible());
        HubStanding standing = enrolledStanding(now, HubPhase::Stopped);
        standing.why = {{}, u"This store goes on under a new key"_s, u"Ask for a code."_s, {}};
        model->setStanding(standing);
        QVERIFY(part("joinHub")->isVisible());
        hub->mayConnect = false;
        Q_EMIT model->rightsChanged();
        QVERIFY(!part("joinHub")->isVisible());
    }

    void theHubIsToldWhetherSomeoneReviews() {
        model->setReviewing(true);
        model->setReviewing(true);
        model->setReviewing(false);
        QCOMPARE(hub->asked, QStringList({u"review 1"_s, u"review 0"_s}));
        model->setReviewing(true);
        model->setCommands(hub->commands()); // another link, the same reviewer
        QCOMPARE(hub->asked.last(), u"review 1"_s);
    }

    void aCodeIsUsed() {
        page = std::make_unique<HubPage>(*model);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        clickIn(page.get(), "hubFirstStep");
        QTRY_VERIFY(sheet("joinHubSheet"));
        auto* code = partOf<QPlainTextEdit>(sheet("joinHubSheet"), "enrolmentCode");
        auto* goOn = partOf<QPushButton>(sheet("joinHubSheet"), "sheetGoOn");
        auto* told = partOf<QLabel>(sheet("joinHubSheet"), "enrolmentTold");
        QString wrong = goodCode();
        QChar letter = wrong.at(wrong.size() - 3);
        wrong[wrong.size() - 3] = letter == u'7' ? u'8' : u'7';
        code->setPlainText(wrong);
        QVERIFY2(told->text().contains(u"Group 16"_s), qPrintable(told->text()));
        QVERIFY(!goOn->isEnabled());
        code->setPlainText(goodCode().toLower().replace(u'-', u' '));
        QVERIFY(told->text().contains(u"hub.example.edu.cn:8443"_s));
        partOf<QLineEdit>(sheet("joinHubSheet"), "enrolmentStation")->setText(u"North hall"_s);
        hub->refusal = Error{ErrorKind::Refused, u"The code was used"_s, {}, {}};
        goOn->click();
        QCOMPARE(sheet("joinHubSheet")->findChild<Banner*>()->headline(), u"The code was used"_s);
        hub->refusal.reset();
        goOn->click();
        QVERIFY(hub->asked.last().endsWith(u"as North hall"_s));
        QTRY_VERIFY(!sheet("joinHubSheet"));
    }

    void theLineIsSet() {
        model->setStanding(enrolledStanding(now));
        openCard();
        QCOMPARE(namelessIn(card.get()), QStringList());
        cardPart<QCheckBox>("hubMetered")->click();
        QCOMPARE(hub->asked.takeLast(), u"metered 1"_s);
        QVERIFY(!cardPart<QCheckBox>("hubMetered")->isChecked()); // until the standing says so
        auto* speed = cardPart<QComboBox>("hubSpeed");
        speed->setCurrentIndex(speed->findData(QVariant::fromValue(qint64(512 * 1024))));
        Q_EMIT speed->activated(speed->currentIndex());
        QCOMPARE(hub->asked.takeLast(), u"speed 524288"_s);
        HubStanding standing = enrolledStanding(now);
        standing.mostBytesPerSecond = 300'000; // set elsewhere
        model->setStanding(standing);
        QCOMPARE(speed->currentData().toLongLong(), 300'000);
    }

    void aProxyIsSet() {
        model->setStanding(enrolledStanding(now));
        openCard();
        auto* choice = cardPart<QComboBox>("hubProxy");
        QVERIFY(!cardPart("hubProxyAddress")->isVisible());
        choice->setCurrentIndex(2);
        Q_EMIT choice->activated(2);
        QVERIFY(cardPart("hubProxyAddress")->isVisible() && hub->asked.isEmpty());
        cardPart<QLineEdit>("hubProxyAddress")->setText(u"proxy"_s);
        QVERIFY(!cardPart<QPushButton>("hubProxyUse")->isEnabled());
        cardPart<QLineEdit>("hubProxyAddress")->setText(u"http://proxy.example.edu.cn:3128"_s);
        HubStanding news = enrolledStanding(now);
        news.toRead = 5; // news of something else leave what is typed
        model->setStanding(news);
        cardPart<QLineEdit>("hubProxyPassword")->setText(u"secret"_s);
        clickIn(card.get(), "hubProxyUse");
        QCOMPARE(hub->asked.takeLast(), u"proxy 2 http://proxy.example.edu.cn:3128  secret"_s);
        choice->setCurrentIndex(1);
        Q_EMIT choice->activated(1);
        QVERIFY(hub->asked.takeLast().startsWith(u"proxy 1"_s));
    }

    void leavingIsConfirmed() {
        HubStanding standing = enrolledStanding(now);
        standing.outbox.events = 3;
        model->setStanding(standing);
        openCard();
        clickIn(card.get(), "leaveHub");
        QTRY_VERIFY(sheet("leaveHubSheet"));
        QVERIFY(hub->asked.isEmpty());
        clickIn(sheet("leaveHubSheet"), "sheetGoOn");
        QCOMPARE(hub->asked, QStringList{u"leave"_s});
        hub->mayConnect = false;
        Q_EMIT model->rightsChanged();
        QVERIFY(!cardPart("leaveHub")->isVisible() && cardPart("hubMetered")->isVisible());
    }
};

QTEST_MAIN(TestHubPage)
#include "tst_hub_page.moc"
