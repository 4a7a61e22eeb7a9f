#include "core/people/paid_list.h"

#include <QTest>

using namespace mianguan;

namespace {

Result<PaidList> read(const char* csv) {
    return readRosterBytes(csv, QStringLiteral("paid.csv")).and_then([](const RosterTable& table) {
        return readPaidList(table, guessPaidColumns(table.headers));
    });
}

} // namespace

/// Lists of who has paid, as schools and payment platforms write them.
class PaidListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsAreKnownByTheirHeadings() {
        const auto list = read("交易流水号,学号,姓名,身份证号,实付金额（元）,支付方式,支付时间\n"
                               "W001,2022 001,王 丽,11010519491231002x,￥20.00,微信支付,2026-06-01 10:00\n");
        QVERIFY2(list, list ? "" : qPrintable(list.error().sentence()));
        QCOMPARE(list->lines.size(), 1);
        const PaidLine& line = list->lines.first();
        QCOMPARE(line.studentNumber, QStringLiteral("2022001"));
        QCOMPARE(line.identityNumber, QStringLiteral("11010519491231002X"));
        QCOMPARE(line.name, QStringLiteral("王丽"));
        QCOMPARE(line.cents, 2000);
        QCOMPARE(line.receipt, QStringLiteral("W001"));
        QCOMPARE(line.method, QStringLiteral("微信支付"));
        QCOMPARE(line.paidOn, QStringLiteral("2026-06-01 10:00"));
        QCOMPARE(line.row, 2);
    }

    void namesAloneAreNoList() {
        const auto nameless = read("姓名,金额\n王丽,20\n");
        QVERIFY(!nameless && nameless.error().kind == ErrorKind::Refused);
        const auto free = read("学号,姓名\n1,王丽\n");
        QVERIFY(!free && !free.error().remedy.isEmpty());
    }

    void rowsThatCannotBeReadAreNamed() {
        const auto list =
            read("学号,姓名,金额\n,王丽,20\n1,李伟,免\n2,张敏,1.1E+17\n2.02E+11,赵强,20\n3,孙亮,0\n"
                 "4,周洁,30元\n");
        QVERIFY(list);
        QCOMPARE(list->rows, 6);
        QCOMPARE(list->lines.size(), 1);
        QCOMPARE(list->problems.size(), 5);
        QCOMPARE(list->problems.first().row, 2);
    }

    void amounts_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<int>("cents"); // -1: none
        const auto row = [](const char* written, int cents) {
            QTest::newRow(written) << QString::fromUtf8(written) << cents;
        };
        row("20", 2000);
        row("20.5", 2050);
        row("20.05", 2005);
        row("20.0500", 2005);
        row("￥1,200.00", 120000);
        row("２０元", 2000);
        row("-20", -1);
        row("20.005", -1);
        row("twenty", -1);
        row("", -1);
        row("99999999", -1);
    }
    void amounts() {
        QFETCH(QString, written);
        QFETCH(int, cents);
        QCOMPARE(centsIn(written).value_or(-1), cents);
    }
};

QTEST_GUILESS_MAIN(PaidListTest)
#include "tst_paid_list.moc"
