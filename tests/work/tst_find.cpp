#include "tests/work/handmade.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

class FindTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        store = openStore(folder.filePath(QStringLiteral("store")));
        int number = 0;
        for (const QString& label :
             {QStringLiteral("王小明_11010519491231002X"), QStringLiteral("Li Ming"), QStringLiteral("ming"),
              QStringLiteral("Mingzhu"), QStringLiteral("50%_off\\done"), QStringLiteral("ÉMILE"),
              QStringLiteral("ＡＢＣ１２３")}) {
            Store::Submission photo = handmade(++number);
            photo.label = label;
            QVERIFY(submit(*store, photo));
        }
    }

    void wholeThenBeginningThenAnywhere() {
        QCOMPARE(labels(QStringLiteral("Ming")),
                 (QStringList{QStringLiteral("ming"), QStringLiteral("Mingzhu"), QStringLiteral("Li Ming")}));
    }

    void byAnyPartOfAName() {
        QCOMPARE(labels(QStringLiteral("小明")).size(), 1);
        QCOMPARE(labels(QStringLiteral(" 王小 ")).size(), 1);
        QVERIFY(labels(QStringLiteral("小王")).isEmpty());
    }

    void byAnyPartOfANumber() {
        for (const QString& part :
             {QStringLiteral("110105"), QStringLiteral("19491231"), QStringLiteral("002x")})
            QCOMPARE(labels(part).size(), 1);
    }

    void whateverTheCaseAndWidth() {
        QCOMPARE(labels(QStringLiteral("LI MING")), QStringList{QStringLiteral("Li Ming")});
        QCOMPARE(labels(QStringLiteral("émile")), QStringList{QStringLiteral("ÉMILE")});
        QCOMPARE(labels(QStringLiteral("abc123")), QStringList{QStringLiteral("ＡＢＣ１２３")});
    }

    void nothingIsAWildcard() {
        QCOMPARE(labels(QStringLiteral("50%_")).size(), 1);
        QCOMPARE(labels(QStringLiteral("f\\d")).size(), 1);
        QVERIFY(labels(QStringLiteral("L%g")).isEmpty());
        QVERIFY(labels(QStringLiteral("m_ng")).isEmpty());
        QVERIFY(labels(QStringLiteral("*")).isEmpty());
        QVERIFY(labels(QStringLiteral("'; DROP TABLE photo; --")).isEmpty());
    }

    void asManyAsAsked() {
        QCOMPARE(store->find(QStringLiteral("ming"), 2).size(), 2);
        QVERIFY(store->find(QString(), 10).isEmpty());
        QVERIFY(store->find(QStringLiteral("  "), 10).isEmpty());
    }

    void cleanupTestCase() { store.reset(); }

private:
    QStringList labels(const QString& text) const {
        QStringList found;
        for (const PhotoRow& row : store->find(text, 100))
            found += row.label;
        return found;
    }

    QTemporaryDir folder;
    std::unique_ptr<Store> store;
};

QTEST_GUILESS_MAIN(FindTest)
#include "tst_find.moc"
