#include "core/base/language.h"
#include "tests/ui/drawn.h"
#include "tests/work/safety_tools.h"
#include "ui/base/settings.h"
#include "ui/review/review_empty.h"
#include "ui/review/review_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/photo_view.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString number = QStringLiteral("11010519491231002X");

} // namespace

/// The review page over a real store, by keys and clicks alone.
class TestReviewPage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<ReviewPage> page;
    std::optional<Id> presented;

    template <class T>
    T* part(const char* name) const {
        return page->findChild<T*>(QLatin1String(name));
    }
    void press(int key) { QTest::keyClick(part<QWidget>("stage"), Qt::Key(key)); }
    Id subject(int row) const { return store->photos().at(row).subject; }
    PhotoState state(int row) const { return store->photos().at(row).state; }
    void waitShown(int row) { QTRY_COMPARE(presented, std::optional(subject(row))); }
    QString toast() const { return part<Toast>("toast")->words(); }
    /// A photo named by its graduate's number, on the stage.
    Id named() {
        Store::Submission photo = drawn(50);
        photo.label = number + QStringLiteral(" Li");
        const Id id = *submit(*store, photo);
        page->open(id);
        return id;
    }
    QString inFull() const { return part<QLabel>("identityInFull")->text(); }
    QString labelText() const { return part<QLabel>("photoLabel")->text(); }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("station.ini")));
        store = openStore(folder->filePath(QStringLiteral("store")));
        fillDrawn(*store, 0, 6);
        presented.reset();
        page = std::make_unique<ReviewPage>(*store, *settings);
        connect(page.get(), &ReviewPage::presented, this, [this](const Id& id) { presented = id; });
        page->resize(1300, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        waitShown(0);
    }
    void cleanup() {
        page.reset();
        store.reset();
    }

    void anEmptyStoreSaysWhereItsPhotosComeFrom() {
        ReviewEmpty empty;
        const auto explained = [&] {
            empty.explain(Shown::Pending, {});
            return empty.findChildren<QLabel*>().last()->text();
        };
        QVERIFY2(explained().contains(QStringLiteral("拖到")), qPrintable(explained()));
        empty.setFed(true);
        QVERIFY2(explained().contains(QStringLiteral("中心")), qPrintable(explained()));
    }

    void approveShowsTheNextAndSaysSo() {
        press(Qt::Key_A);
        waitShown(1);
        QTRY_COMPARE(state(0), PhotoState::Approved);
        QTRY_VERIFY(toast().contains(QStringLiteral("审核通过")) &&
                    toast().contains(QStringLiteral("photo 00000")));
    }
    void numberRejectsWithItsReason() {
        press(Qt::Key_4);
        QTRY_COMPARE(state(0), PhotoState::Rejected);
        QCOMPARE(store->photo(subject(0))->reasons, settings->get(setting::quickReasons).mid(3, 1));
        waitShown(1);
    }
    void undoBringsThePhotoBack() {
        press(Qt::Key_A);
        QTRY_COMPARE(state(0), PhotoState::Approved);
        waitShown(1);
        press(Qt::Key_Z);
        QTRY_COMPARE(state(0), PhotoState::Pending);
        waitShown(0);
    }
    void undoAtOnceWaitsForTheAnswer() {
        press(Qt::Key_A);
        press(Qt::Key_Z);
        QTRY_VERIFY(toast().contains(QStringLiteral("已撤回")));
        QCOMPARE(state(0), PhotoState::Pending);
    }
    void everyVerdictIsUndoneInTurn() {
        for (int i = 0; i < 3; ++i) {
            press(i == 1 ? Qt::Key_2 : Qt::Key_A);
            waitShown(i + 1);
        }
        QTRY_COMPARE(store->counts().pending, 3);
        for (int i = 2; i >= 0; --i) {
            press(Qt::Key_Z);
            waitShown(i);
            QCOMPARE(state(i), PhotoState::Pending);
        }
    }
    void reasonsPanelRejects() {
        press(Qt::Key_R);
        auto* search = part<QLineEdit>("reasonSearch");
        QTRY_VERIFY(search->hasFocus());
        QVERIFY(part<QLabel>("chosenReasons")
                    ->text()
                    .contains(QStringLiteral("嘴未闭合"))); // photo 0 fails that check
        QTest::keyClicks(search, QStringLiteral("mz"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(state(0), PhotoState::Rejected);
        QCOMPARE(store->photo(subject(0))->reasons,
                 QStringList({QStringLiteral("mouth-open"), QStringLiteral("hat")}));
        QTRY_VERIFY(part<QWidget>("stage")->hasFocus());
    }
    void escapeLeavesTheReasons() {
        press(Qt::Key_R);
        QTRY_VERIFY(part<QLineEdit>("reasonSearch")->hasFocus());
        QTest::keyClick(part<QLineEdit>("reasonSearch"), Qt::Key_Escape);
        QTRY_VERIFY(part<QWidget>("stage")->hasFocus());
        QCOMPARE(state(0), PhotoState::Pending);
    }
    void anotherPhotoClosesTheReasons() {
        press(Qt::Key_R);
        QTRY_VERIFY(part<QLineEdit>("reasonSearch")->isVisible());
        auto* strip = part<QListView>("filmstrip");
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {},
                          strip->visualRect(strip->model()->index(2, 0)).center());
        waitShown(2);
        QVERIFY(!part<QLineEdit>("reasonSearch")->isVisible());
    }
    void arrowsMoveAndStopAtTheEnds() {
        press(Qt::Key_Left);
        press(Qt::Key_Right);
        waitShown(1);
        for (int i = 0; i < 10; ++i) {
            press(Qt::Key_Right);
            QTRY_VERIFY(presented);
        }
        waitShown(5);
        QCOMPARE(store->counts().pending, 6);
    }
    void refusedVerdictIsSaidAndNothingIsLost() {
        const Id first = subject(0);
        store->reject(first, store->photo(first)->submission, {QStringLiteral("hat")}, {}, nullptr, {});
        press(Qt::Key_A); // the other verdict is ahead of ours at the writer
        auto* banner = part<Banner>("banner");
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(!banner->headline().isEmpty());
        QCOMPARE(state(0), PhotoState::Rejected);
        waitShown(1);
        QCOMPARE(store->counts().pending, 5);
    }
    void unmadePhotosAreNotJudged() {
        submit(*store, unmade(77));
        page->setShown(Shown::Unmade);
        QTRY_VERIFY(part<QLabel>("photoState")->text().contains(QStringLiteral("无法制作")));
        QVERIFY(!part<QPushButton>("approve")->isEnabled());
        QTRY_VERIFY(!part<PhotoView>("portraitView")->hasPicture());
        press(Qt::Key_A);
        press(Qt::Key_1);
        QTest::qWait(50);
        QCOMPARE(store->counts().unmade, 1);
        QCOMPARE(store->counts().pending, 6);
    }
    void verdictsOfOtherTimesAreWithdrawn() {
        approve(*store, subject(2));
        page->setShown(Shown::Approved);
        waitShown(2);
        QTRY_VERIFY(part<QPushButton>("withdrawVerdict")->isVisible());
        QTest::mouseClick(part<QPushButton>("withdrawVerdict"), Qt::LeftButton);
        QTRY_COMPARE(state(2), PhotoState::Pending);
        QTRY_VERIFY(part<QWidget>("reviewEmpty")->isVisible());
    }
    void spaceShowsTheOriginalAlone() {
        auto* stage = part<QWidget>("stage");
        QTest::keyPress(stage, Qt::Key_Space);
        QVERIFY(!part<QWidget>("portraitView")->isVisible());
        QVERIFY(part<QWidget>("originalView")->isVisible());
        QTest::keyRelease(stage, Qt::Key_Space);
        QVERIFY(part<QWidget>("portraitView")->isVisible());
    }
    void tabHidesTheEvidenceAndIsRemembered() {
        QVERIFY(part<QWidget>("evidence")->isVisible());
        press(Qt::Key_Tab);
        QVERIFY(!part<QWidget>("evidence")->isVisible());
        QCOMPARE(settings->get(setting::evidence), false);
        press(Qt::Key_Tab);
        QVERIFY(part<QWidget>("evidence")->isVisible());
    }
    void gridOpensAndVerdictsRestThere() {
        press(Qt::Key_G);
        auto* grid = part<QListView>("photoGrid");
        QTRY_VERIFY(grid->hasFocus());
        QTest::keyClick(grid, Qt::Key_A);
        QTest::keyClick(grid, Qt::Key_Right);
        QCOMPARE(grid->currentIndex().row(), 1);
        QTest::keyClick(grid, Qt::Key_Return);
        QTRY_VERIFY(part<QWidget>("stage")->hasFocus());
        waitShown(1);
        QCOMPARE(store->counts().pending, 6);
    }
    void allReviewedLeadsOn() {
        QSignalSpy delivery(page.get(), &ReviewPage::deliveryAsked);
        for (int i = 0; i < 6; ++i) {
            waitShown(i);
            press(Qt::Key_A);
        }
        QTRY_COMPARE(store->counts().approved, 6);
        QTRY_VERIFY(part<QWidget>("reviewEmpty")->isVisible());
        QTRY_COMPARE(store->counts().undelivered, 6);
        QTest::mouseClick(part<QPushButton>("emptyAction"), Qt::LeftButton);
        QCOMPARE(delivery.size(), 1);
        QTest::mouseClick(part<QPushButton>("undo"), Qt::LeftButton);
        QTRY_COMPARE(store->counts().pending, 1);
        QTRY_VERIFY(part<QWidget>("stage")->isVisible());
    }
    void aNumberIsShownForAReasonAndMaskedAgain() {
        const Id id = named();
        QTRY_COMPARE(presented, std::optional(id));
        QTRY_COMPARE(labelText(), QStringLiteral("110***********002X Li"));
        QCOMPARE(part<QLabel>("photoLabel")->toolTip(), labelText());
        press(Qt::Key_I);
        QVERIFY(part<QWidget>("revealForm")->isVisible());
        QVERIFY(inFull().isEmpty());
        QTest::mouseClick(part<QToolButton>("revealReason2"), Qt::LeftButton);
        QTRY_COMPARE(inFull(), number + QStringLiteral(" Li"));
        QVERIFY(part<QLabel>("identityCountdown")->isVisible());
        const ActivityRow told = store->activity({}, 0, 1).first();
        QCOMPARE(told.kind, ActivityKind::Identity);
        QCOMPARE(told.subject, id);
        QVERIFY(told.sentence.contains(part<QToolButton>("revealReason2")->text()));
        part<QWidget>("identityLine")->findChild<QTimer*>()->setInterval(0); // its seconds
        QTRY_VERIFY(inFull().isEmpty());
        QVERIFY(part<QLabel>("photoLabel")->isVisible());
    }
    void anotherPhotoMasksAtOnce() {
        const Id id = named();
        QTRY_COMPARE(labelText(), QStringLiteral("110***********002X Li"));
        QTRY_COMPARE(presented, std::optional(id));
        press(Qt::Key_I);
        QTest::mouseClick(part<QToolButton>("revealReason1"), Qt::LeftButton);
        QTRY_VERIFY(!inFull().isEmpty());
        QTRY_VERIFY(part<QWidget>("stage")->hasFocus());
        press(Qt::Key_Left);
        waitShown(5);
        QVERIFY(inFull().isEmpty());
        press(Qt::Key_Right);
        QTRY_COMPARE(presented, std::optional(id));
        QVERIFY(inFull().isEmpty());
    }
    void aReasonInOwnWordsAndNoVerdictMeanwhile() {
        const Id id = named();
        QTRY_COMPARE(presented, std::optional(id));
        QTRY_VERIFY(part<QToolButton>("showIdentity")->isVisible());
        QTest::mouseClick(part<QToolButton>("showIdentity"), Qt::LeftButton);
        auto* own = part<QLineEdit>("revealReasonOwn");
        QTest::keyClick(part<QToolButton>("revealReason1"), Qt::Key_A); // the verdict's key rests
        own->setFocus();
        QTest::keyClick(own, Qt::Key_Return); // no reason, nothing shown
        QVERIFY(part<QWidget>("revealForm")->isVisible());
        QTest::keyClicks(own, QStringLiteral("a1 call"));
        QTest::keyClick(own, Qt::Key_Return);
        QTRY_VERIFY(!inFull().isEmpty());
        QCOMPARE(store->counts().pending, 7);
        QVERIFY(store->activity({}, 0, 1).first().sentence.contains(QLatin1String("a1 call")));
    }
    void theNumberIsCopiedOnlyWhileShown() {
        const Id id = named();
        QTRY_COMPARE(presented, std::optional(id));
        QTRY_COMPARE(labelText(), QStringLiteral("110***********002X Li"));
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        QTest::keyClick(part<QWidget>("stage"), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        press(Qt::Key_I);
        QTest::mouseClick(part<QToolButton>("revealReason1"), Qt::LeftButton);
        QTRY_VERIFY(!inFull().isEmpty());
        QTest::keyClick(part<QWidget>("stage"), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), number);
        QTest::mouseClick(part<QToolButton>("hideIdentity"), Qt::LeftButton);
        QVERIFY(inFull().isEmpty());
    }
    void escapeLeavesItMasked() {
        const Id id = named();
        QTRY_COMPARE(presented, std::optional(id));
        QTRY_VERIFY(part<QToolButton>("showIdentity")->isVisible());
        press(Qt::Key_I);
        QTest::keyClick(part<QToolButton>("revealReason1"), Qt::Key_Escape);
        QVERIFY(!part<QWidget>("revealForm")->isVisible());
        QVERIFY(part<QWidget>("stage")->hasFocus());
        press(Qt::Key_A); // keys work again
        QTRY_COMPARE(store->counts().approved, 1);
    }
    void whereThereIsNoNumberNothingIsOffered() {
        waitShown(0);
        QVERIFY(!part<QToolButton>("showIdentity")->isVisible());
        press(Qt::Key_I);
        QVERIFY(!part<QWidget>("revealForm")->isVisible());
    }
    void numbersAreMaskedEverywhere() {
        named();
        QTRY_COMPARE(labelText(), QStringLiteral("110***********002X Li"));
        press(Qt::Key_A);
        QTRY_VERIFY(toast().contains(QLatin1String("002X")));
        QVERIFY(reject(*store, subject(1), {QStringLiteral("hat")}, number));
        page->open(subject(1));
        QTRY_VERIFY(part<QLabel>("verdictReasons")->isVisible());
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            QStringList shown{widget->toolTip(), widget->accessibleName(), widget->windowTitle()};
            if (const auto* label = qobject_cast<const QLabel*>(widget)) shown += label->text();
            QVERIFY2(!shown.join(QLatin1Char(' ')).contains(number), qPrintable(widget->objectName()));
        }
        QVERIFY(!toast().contains(number));
        const auto* model = part<QListView>("filmstrip")->model();
        page->setShown(Shown::All);
        for (int row = 0; row < model->rowCount(); ++row)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                QVERIFY(!model->index(row, 0).data(role).toString().contains(number));
    }
    void aPhotoIsOpenedWhateverQueueItIsIn() {
        approve(*store, subject(4));
        QTRY_COMPARE(part<QListView>("filmstrip")->model()->rowCount(), 5);
        press(Qt::Key_G);
        page->open(subject(4));
        waitShown(4);
        QCOMPARE(page->shown(), Shown::Approved);
        QVERIFY(part<QWidget>("stage")->isVisible());
        page->open(subject(1));
        waitShown(1);
        QCOMPARE(page->shown(), Shown::Pending);
    }
    void whatWasPurgedIsGone() {
        const Id first = subject(0);
        QVERIFY(purge(*store, {first, subject(3)}));
        QTRY_COMPARE(part<QListView>("filmstrip")->model()->rowCount(), 4);
        QTRY_COMPARE(presented, std::optional(subject(0)));
        QVERIFY(presented != std::optional(first));
    }
    void keysAreExplained() {
        press(Qt::Key_Question);
        auto* overlay = part<QWidget>("keysOverlay");
        QVERIFY(overlay->isVisible());
        QTest::keyClick(overlay, Qt::Key_Escape);
        QVERIFY(!overlay->isVisible());
    }
    void photosArriveWhileReviewing() {
        fillDrawn(*store, 100, 3);
        QTRY_COMPARE(part<QListView>("filmstrip")->model()->rowCount(), 9);
        QCOMPARE(presented, std::optional(subject(0)));
    }
    void languageChangesWhileReviewing() {
        installLanguage(*qApp, QStringLiteral("en"));
        QTRY_COMPARE(part<QPushButton>("approve")->text(), QStringLiteral("Approve"));
        QCOMPARE(part<QLabel>("photoState")->text(), QStringLiteral("Pending"));
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        QTRY_COMPARE(part<QPushButton>("approve")->text(), QStringLiteral("通过"));
    }
    void everyControlHasAName() {
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            const bool control = widget->focusPolicy() != Qt::NoFocus &&
                                 widget->objectName() != QLatin1String("qt_spinbox_lineedit");
            const bool ours = qobject_cast<const QAbstractButton*>(widget) ||
                              qobject_cast<const QLineEdit*>(widget) ||
                              qobject_cast<const QListView*>(widget);
            if (control && ours && widget->objectName() != QLatin1String("bannerAction"))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestReviewPage)
#include "tst_review_page.moc"
