#include "core/base/language.h"
#include "core/base/masked_name.h"
#include "tests/ui/page_driver.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"
#include "ui/base/settings.h"
#include "ui/desk/day_table.h"
#include "ui/desk/day_view.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/session_board.h"
#include "ui/desk/session_paper.h"
#include "ui/desk/sessions_view.h"
#include "ui/desk/ticket_printer.h"
#include "ui/desk/ticket_sheet.h"
#include "ui/widgets/bar_chart.h"

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace mianguan;
using namespace mianguan::test;

namespace {

bool isWritten(const QImage& picture, const QRect& area) {
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (qGray(picture.pixel(x, y)) < 128) return true;
    return false;
}

TicketFacts factsOf(int number) {
    TicketFacts facts;
    facts.school = goodSchool();
    facts.name = QStringLiteral("王*明");
    facts.number = number;
    facts.time = QDateTime(QDate(2027, 5, 3), QTime(9, 30));
    facts.line = QStringLiteral("Ask at the desk.");
    return facts;
}

SessionReport longReport() {
    SessionReport report;
    report.session = plannedSession();
    for (int i = 0; i < 300; ++i)
        report.absent += ReportLine{QStringLiteral("Class %1").arg(i / 40), QStringLiteral("S%1").arg(i),
                                    QStringLiteral("Graduate %1").arg(i)};
    for (int i = 0; i < 40; ++i)
        report.rejected += ReportLine{QStringLiteral("Class 1"),
                                      QStringLiteral("S%1").arg(i),
                                      QStringLiteral("Graduate %1").arg(i),
                                      {QStringLiteral("eyes-closed")}};
    return report;
}

} // namespace

/// The end of a session as a person goes through it, what is printed, and how the day goes.
class TestSessionEnd : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<DeskCamera> camera;
    std::unique_ptr<SessionsView> view;
    Id session;

    template <class Part = QWidget>
    Part* part(const char* name) const {
        return partOf<Part>(view.get(), name);
    }
    void openView() {
        camera = std::make_unique<DeskCamera>(*settings);
        view = std::make_unique<SessionsView>(*store, *settings, *camera);
        view->resize(1300, 680);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
    }
    void photograph(int number) const {
        const Id graduate = graduateNumbered(*store, number);
        orDie(arrive(*store, graduate, session));
        orDie(submit(*store, photoAt(session, graduate, number)));
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }
    void init() {
        root = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(root->filePath(QStringLiteral("station.ini")));
        store = openStore(root->filePath(QStringLiteral("store")));
        session = orDie(openSession(*store));
        orDie(importRoster(*store, listOf(4)));
    }
    void cleanup() {
        view.reset();
        camera.reset();
        store.reset();
    }

    void aSessionIsEndedAndItsSheetShown() {
        photograph(1);
        orDie(arrive(*store, graduateNumbered(*store, 2), session));
        openView();
        clickIn(view.get(), "closeSession");
        QTRY_VERIFY(part<QDialog>("endSheet"));
        const QString open = part<QLabel>("endOpen")->text();
        QVERIFY2(open.contains(entryOf(2).name), qPrintable(open));
        QVERIFY(!orDie(store->session(session)).closed);
        QCOMPARE(namelessIn(part("endSheet")), QStringList());
        clickIn(part("endSheet"), "sheetGoOn");
        QTRY_VERIFY(part<QDialog>("reportSheet"));
        QVERIFY(orDie(store->session(session)).closed);
        QVERIFY(part("reportPreview")->accessibleName().contains(QStringLiteral("1 photographed")));
        const QString file = root->filePath(QStringLiteral("sheet.pdf"));
        partOf<QPushButton>(part("reportSheet"), "saveReport")->click();
        QVERIFY(chooseInDialog(file));
        QTRY_VERIFY(bytesOf(file).startsWith("%PDF"));
        QVERIFY(store->activity({}, 0, 1).first().type == QLatin1String("session-report-made"));
        partOf<QPushButton>(part("reportSheet"), "closeReport")->click();
        QTRY_VERIFY(part("sessionReport")->isVisible()); // again, at any time
        QVERIFY(!part("startSession")->isVisible());
        QVERIFY(part("sessionBoard")->isVisible());
    }

    void aLongSheetLosesNobody() {
        const SessionPaper sheet(longReport(), QDateTime::currentDateTime());
        QVERIFY(sheet.pages() >= 3);
        for (int page = 0; page < sheet.pages(); ++page) {
            QImage paper(int(Paper::width), int(Paper::height), QImage::Format_RGB32);
            paper.fill(Qt::white);
            QPainter painter(&paper);
            sheet.paint(painter, page);
            QVERIFY(isWritten(paper, QRect(220, 220, 1600, 200)));
            QVERIFY(isWritten(paper, QRect(220, 2780, 1600, 60)));
            QVERIFY(!isWritten(paper, QRect(0, 2735, 2100, 40))); // nothing runs into the foot
        }
    }

    void theBoardTellsPaceAndFaults() {
        for (int number : {1, 2})
            photograph(number);
        openView();
        clickIn(view.get(), "sessionTab1");
        auto* rate = part("rateChart");
        QTRY_VERIFY(rate->isVisible() && rate->accessibleName().endsWith(QStringLiteral(" 2")));
        QVERIFY(part("faultChart")->accessibleName().contains(QStringLiteral("100 %")));
        QVERIFY(part<QLabel>("faultCure")->text().contains(QStringLiteral("mouth closed")));
        QVERIFY(part<QLabel>("paceLine")->text().startsWith(QStringLiteral("At this pace")));
        QCOMPARE(namelessIn(view.get()).join(QLatin1Char(44)), QString());
        photograph(3);
        photograph(4);
        QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>("paceLine")->text(),
                                  QStringLiteral("Everybody on the list is done."), 10'000);
    }

    void desksStandSideBySide() {
        Session second = plannedSession();
        second.name = QStringLiteral("South hall");
        orDie(openSession(*store, second));
        photograph(1);
        openView();
        clickIn(view.get(), "wholeDay");
        auto* table = part<QTableView>("daySessions");
        QTRY_VERIFY(table->isVisible());
        QTRY_COMPARE(table->model()->rowCount(), 3); // and both together
        QCOMPARE(text(table, 1), QStringLiteral("North hall"));
        QCOMPARE(text(table, 1, DayTable::Done), QStringLiteral("1"));
        QCOMPARE(text(table, 1, DayTable::Left), QStringLiteral("3"));
        QCOMPARE(text(table, 2, DayTable::Done), QStringLiteral("1"));
        Q_EMIT part<DayView>("dayView")->chosen(session);
        QTRY_VERIFY(part("sessionBoard")->isVisible());
    }

    void namesOnTicketsAreMasked() {
        QCOMPARE(maskName(QStringLiteral("王小明")), QStringLiteral("王*明"));
        QCOMPARE(maskName(QStringLiteral("李明")), QStringLiteral("李*"));
        QCOMPARE(maskName(QStringLiteral("王")), QStringLiteral("王*"));
        QCOMPARE(maskName(QStringLiteral("阿依古丽")), QStringLiteral("阿**丽"));
        QCOMPARE(maskName(QStringLiteral("𠮷田明")), QStringLiteral("𠮷*明")); // beyond the first plane
        QCOMPARE(maskName({}), QString());
    }

    void aTicketIsAsLongAsItMustBe() {
        const TicketPaper narrow(factsOf(7), TicketPaper::rollNarrow),
            wide(factsOf(7), TicketPaper::rollWide);
        QCOMPARE(narrow.width(), 580.);
        QCOMPARE(wide.width(), 800.);
        QVERIFY(narrow.height() > 300 && narrow.height() < 1200);
        QImage paper(580, int(narrow.height()), QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter painter(&paper);
        narrow.paint(painter);
        QVERIFY(isWritten(paper, QRect(100, 100, 380, int(narrow.height()) - 200)));
        for (const QRect& edge : {QRect(0, 0, 40, paper.height()), QRect(540, 0, 40, paper.height())})
            QVERIFY(!isWritten(paper, edge)); // where a roll's printer cannot print
    }

    void ticketsGoAsideOneAfterAnother() {
        TicketPrinter printer;
        QSignalSpy printed(&printer, &TicketPrinter::printed), troubled(&printer, &TicketPrinter::troubled);
        TicketSetting setting;
        setting.folder = root->path();
        for (const int paper : {TicketPaper::rollNarrow, TicketPaper::rollWide, TicketPaper::sheet}) {
            setting.paper = paper;
            printer.print(factsOf(paper), setting);
        }
        QTRY_COMPARE(printed.size(), 3);
        for (const auto& told : printed)
            QVERIFY(bytesOf(told.first().toString()).startsWith("%PDF"));
        setting.folder = root->filePath(QStringLiteral("gone"));
        printer.print(factsOf(1), setting);
        QTRY_COMPARE(troubled.size(), 1);
        setting.printer = QStringLiteral("no such printer");
        printer.print(factsOf(1), setting);
        QTRY_COMPARE(troubled.size(), 2);
        QVERIFY(troubled.last().first().toString().contains(setting.printer));
    }

    void ticketsAreOffUntilAskedFor() {
        QVERIFY(TicketSetting::of(*settings).when == TicketSetting::When::Never);
        TicketSetting wanted;
        wanted.when = TicketSetting::When::Submission;
        wanted.printer = QStringLiteral("roll");
        wanted.paper = TicketPaper::rollWide;
        wanted.keepIn(*settings);
        const TicketSetting kept = TicketSetting::of(*settings);
        QVERIFY(kept.when == wanted.when && kept.printer == wanted.printer && kept.paper == wanted.paper);
        TicketSheet sheet(*settings, factsOf(1), nullptr);
        sheet.show();
        auto* where = sheet.findChild<QComboBox*>(QStringLiteral("ticketWhere"));
        QTRY_COMPARE(where->currentData().toString(), QStringLiteral("roll")); // gone, and it may come back
        QCOMPARE(namelessIn(&sheet), QStringList());
        partOf<QComboBox>(&sheet, "ticketWhere")->setCurrentIndex(0);
        Q_EMIT where->activated(0);
        QVERIFY(!sheet.goOn()->isEnabled()); // files without a folder go nowhere
    }
};

QTEST_MAIN(TestSessionEnd)
#include "tst_session_end.moc"
