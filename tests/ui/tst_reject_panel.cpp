#include "core/base/language.h"
#include "core/spec/reasons.h"
#include "ui/review/reason_list.h"
#include "ui/review/reject_panel.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace mianguan;

class TestRejectPanel : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<RejectPanel> panel;
    QLineEdit* search = nullptr;
    std::unique_ptr<QSignalSpy> confirmed, cancelled;

    void begin(const Findings& findings = {}) { panel->begin(findings); }
    QStringList reasons() const { return confirmed->value(0).value(0).toStringList(); }
    static Finding failed(const char* id, const char* cause) {
        return {QLatin1String(id), Status::Fail, QLatin1String(cause), {}, {}, 0, {}};
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        panel = std::make_unique<RejectPanel>();
        panel->resize(320, 640);
        panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel.get()));
        search = panel->findChild<QLineEdit*>(QStringLiteral("reasonSearch"));
        confirmed = std::make_unique<QSignalSpy>(panel.get(), &RejectPanel::confirmed);
        cancelled = std::make_unique<QSignalSpy>(panel.get(), &RejectPanel::cancelled);
    }

    void pinyinAndEnterRejects() {
        begin();
        QTest::keyClicks(search, QStringLiteral("by"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(reasons(), QStringList{QStringLiteral("eyes-closed")});
    }
    void chineseWordsFind() {
        begin();
        search->setText(QStringLiteral("反光"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(QStringList({QStringLiteral("glasses-glare"), QStringLiteral("face-glare")})
                    .contains(reasons().value(0)));
    }
    void spaceChoosesSeveral() {
        begin();
        QTest::keyClicks(search, QStringLiteral("by"));
        QTest::keyClick(search, Qt::Key_Space);
        QVERIFY(search->text().isEmpty());
        QTest::keyClicks(search, QStringLiteral("lc"));
        QTest::keyClick(search, Qt::Key_Space);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(reasons(), QStringList({QStringLiteral("eyes-closed"), QStringLiteral("teeth-shown")}));
    }
    void failedFindingsAreSuggested() {
        begin(
            {failed("eyes-open", "closed"), failed("mouth-closed", "open"), failed("mouth-closed", "open")});
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(reasons(), QStringList({QStringLiteral("eyes-closed"), QStringLiteral("mouth-open")}));
    }
    void warningsAreNotSuggested() {
        Finding warning = failed("eyes-open", "closed");
        warning.status = Status::Warn;
        begin({warning});
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(confirmed->size(), 0);
    }
    void backspaceTakesTheLastOut() {
        begin({failed("eyes-open", "closed"), failed("mouth-closed", "open")});
        QTest::keyClick(search, Qt::Key_Backspace);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(reasons(), QStringList{QStringLiteral("eyes-closed")});
    }
    void withoutReasonNothingHappens() {
        begin();
        QVERIFY(!panel->findChild<QPushButton*>(QStringLiteral("confirmReject"))->isEnabled());
        QTest::keyClick(search, Qt::Key_Return);
        QTest::keyClicks(search, QStringLiteral("qqqq"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(confirmed->size(), 0);
    }
    void arrowsSkipHeadings() {
        begin();
        auto* list = panel->findChild<QListView*>(QStringLiteral("reasons"));
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(search, Qt::Key_Down);
            QVERIFY(!list->currentIndex().data(ReasonList::HeadingRole).toBool());
        }
        QTest::keyClick(search, Qt::Key_Space);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(reasons().size(), 1);
    }
    void escapeLeaves() {
        begin({failed("eyes-open", "closed")});
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(cancelled->size(), 1);
        QCOMPARE(confirmed->size(), 0);
    }
    void remarkGoesAlong() {
        begin({failed("eyes-open", "closed")});
        auto* remark = panel->findChild<QLineEdit*>(QStringLiteral("remark"));
        remark->setText(QStringLiteral(" 请摘下眼镜 "));
        QTest::keyClick(remark, Qt::Key_Return);
        QCOMPARE(confirmed->value(0).value(1).toString(), QStringLiteral("请摘下眼镜"));
        begin();
        QVERIFY(remark->text().isEmpty());
    }
    void clickChooses() {
        begin();
        QTest::keyClicks(search, QStringLiteral("by"));
        auto* list = panel->findChild<QListView*>(QStringLiteral("reasons"));
        const QRect row = list->visualRect(list->model()->index(0, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
        search->clear();
        QTest::mouseClick(panel->findChild<QPushButton*>(QStringLiteral("confirmReject")), Qt::LeftButton);
        QCOMPARE(reasons(), QStringList{QStringLiteral("eyes-closed")});
    }
    void everyReasonFitsItsPinyin() {
        for (const Reason& reason : rejectionReasons()) {
            begin();
            search->setText(reason.pinyin);
            QTest::keyClick(search, Qt::Key_Return);
            QVERIFY2(reasons().contains(reason.id) ||
                         findReasons(reason.pinyin).first().pinyin == reason.pinyin,
                     qPrintable(reason.id));
            confirmed->clear();
        }
    }
};

QTEST_MAIN(TestRejectPanel)
#include "tst_reject_panel.moc"
