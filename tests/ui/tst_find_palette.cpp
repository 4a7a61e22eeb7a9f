#include "core/base/language.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "ui/find/find_palette.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString number = QStringLiteral("11010519491231002X");

} // namespace

/// Finding by keys alone, over a real store.
class TestFindPalette : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Store> store;
    std::unique_ptr<QWidget> window;
    QPushButton* button = nullptr;
    FindPalette* palette = nullptr;
    QStringList run;

    template <class T = QWidget>
    T* part(const char* name) const {
        return partOf<T>(window.get(), name);
    }
    QListView* list() const { return part<QListView>("findResults"); }
    QStringList lines() const {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all += text(list(), row);
        return all;
    }
    void type(const QString& words) const { QTest::keyClicks(part<QLineEdit>("findText"), words); }
    Id add(int seed, const QString& label) const {
        Store::Submission photo = handmade(seed);
        photo.label = label;
        return orDie(submit(*store, photo));
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        store = openStore(folder->filePath(QStringLiteral("store")));
        window = std::make_unique<QWidget>();
        window->resize(1000, 700);
        button = new QPushButton(window.get());
        run.clear();
        const auto action = [this](const char* name, const char* also) {
            return FindAction{
                QLatin1String(name), QLatin1String(also), QStringLiteral("review"), {}, [this, name] {
                    run += QLatin1String(name);
                }};
        };
        palette = new FindPalette(
            *store,
            [=] {
                return QList{action("Review", "judge sh"), action("Delivery", "export")};
            },
            window.get());
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        button->setFocus();
    }
    void cleanup() {
        window.reset();
        store.reset();
    }

    void actionsByWordsAndOtherWords() {
        palette->open();
        QCOMPARE(lines().mid(1), QStringList({QStringLiteral("Review"), QStringLiteral("Delivery")}));
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(run, QStringList(QStringLiteral("Delivery")));
        QVERIFY(!palette->isVisible());
        palette->open();
        type(QStringLiteral("JUD"));
        press(Qt::Key_Return);
        QCOMPARE(run.last(), QStringLiteral("Review"));
    }

    void aPhotoByAnyPartOfItsNumber() {
        add(1, QStringLiteral("photo A"));
        const Id wanted = add(2, number + QStringLiteral(" Li"));
        QSignalSpy asked(palette, &FindPalette::photoAsked);
        palette->open();
        type(QStringLiteral("4912"));
        QTRY_VERIFY(lines().contains(QStringLiteral("110***********002X Li")));
        press(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<Id>(), wanted);
    }

    void enterAheadOfTheAnswerOpensWhatWasTyped() {
        add(1, QStringLiteral("photo 1"));
        const Id wanted = add(2, QStringLiteral("photo 12"));
        QSignalSpy asked(palette, &FindPalette::photoAsked);
        palette->open();
        type(QStringLiteral("photo 1"));
        QTRY_COMPARE(lines().size(), 3);
        type(QStringLiteral("2"));
        press(Qt::Key_Return);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<Id>(), wanted);
    }

    void onlyTheLastAnswerIsShown() {
        for (int i = 0; i < 30; ++i)
            add(i, QStringLiteral("graduate %1").arg(i, 3, 10, QLatin1Char('0')));
        palette->open();
        type(QStringLiteral("graduate 0"));
        type(QStringLiteral("17"));
        QTRY_COMPARE(lines().mid(1), QStringList(QStringLiteral("graduate 017")));
        QTest::qWait(100);
        QCOMPARE(lines().size(), 2);
    }

    void nothingFound() {
        add(1, QStringLiteral("photo A"));
        palette->open();
        type(QStringLiteral("qqq"));
        QTRY_VERIFY(part<QLabel>("findNothing")->isVisible() &&
                    part<QLabel>("findNothing")->text().contains(QLatin1String("qqq")));
        press(Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QVERIFY(run.isEmpty());
    }

    void escapeLeavesNothingBehind() {
        palette->open();
        QVERIFY(part<QLineEdit>("findText")->hasFocus());
        type(number);
        press(Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QVERIFY(button->hasFocus());
        QVERIFY(part<QLineEdit>("findText")->text().isEmpty());
        palette->open();
        QTRY_COMPARE(lines().size(), 3);
    }

    void theArrowsPassHeadings() {
        add(1, QStringLiteral("review of a photo"));
        palette->open();
        type(QStringLiteral("review"));
        QTRY_COMPARE(lines().size(), 4); // heading, action, heading, photo
        QCOMPARE(list()->currentIndex().row(), 1);
        press(Qt::Key_Down);
        QCOMPARE(list()->currentIndex().row(), 3);
        press(Qt::Key_Down);
        QCOMPARE(list()->currentIndex().row(), 3);
        press(Qt::Key_Up);
        press(Qt::Key_Up);
        QCOMPARE(list()->currentIndex().row(), 1);
    }

    void numbersAreMaskedEverywhere() {
        add(2, number + QStringLiteral(" Li"));
        palette->open();
        type(number);
        QTRY_COMPARE(lines().size(), 2);
        const QModelIndex photo = list()->model()->index(1, 0);
        for (int role = 0; role < Qt::UserRole + 8; ++role)
            QVERIFY(!photo.data(role).toString().contains(number));
        type(QStringLiteral("zz"));
        QTRY_VERIFY(part<QLabel>("findNothing")->isVisible());
        QVERIFY(!part<QLabel>("findNothing")->text().contains(number));
    }

    void everyControlHasAName() {
        palette->open();
        QCOMPARE(namelessIn(palette), QStringList());
        QVERIFY(!list()->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestFindPalette)
#include "tst_find_palette.moc"
