#include "core/base/language.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "ui/base/settings.h"
#include "ui/card/card_paper.h"
#include "ui/card/card_sheet.h"
#include "ui/review/review_page.h"

#include <QLabel>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString number = QStringLiteral("11010519491231002X");

Findings many(int failed, int warned, int passed, int unassessed) {
    const Specification spec = *loadSpecification(defaultSpecificationId());
    QStringList ids = spec.checks.keys();
    ids.sort();
    Findings findings;
    const auto add = [&](int count, Status status) {
        for (int i = 0; i < count; ++i)
            findings +=
                Finding{ids.at(findings.size() % ids.size()), status, {}, 12.5, QStringLiteral("px"), 50, {}};
    };
    add(failed, Status::Fail);
    add(warned, Status::Warn);
    add(passed, Status::Pass);
    add(unassessed, Status::NotAssessed);
    return findings;
}

ReportCard cardOf(const Findings& findings) {
    const Portrait portrait = drawn(1).portrait;
    return reportCard(*loadSpecification(defaultSpecificationId()), portrait.crop, portrait.geometry,
                      findings);
}

CardFacts factsOf(int photo = 1) {
    CardFacts facts;
    facts.school = goodSchool();
    facts.label = number + QStringLiteral(" Li");
    facts.specification = QStringLiteral("specification");
    facts.state = QStringLiteral("state");
    facts.portrait = drawnBust(photo, 1, QColor(100, 197, 255));
    facts.printed = QDateTime(QDate(2026, 6, 30), QTime(9, 30));
    return facts;
}

QImage pageOf(const CardPaper& paper, int page, double scale = 0.3) {
    QImage image((QSizeF(Paper::width, Paper::height) * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paper.paint(painter, page);
    return image;
}

bool blank(const QImage& image) {
    QImage white(image.size(), image.format());
    white.fill(Qt::white);
    return image == white;
}

} // namespace

/// The report card on paper, and from the review page through the dialog to a recorded file.
class TestReportCardPaper : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder;

private Q_SLOTS:
    void fitsOnePageWithAllChecks() {
        QCOMPARE(CardPaper(factsOf(), cardOf(many(6, 4, 32, 3))).pages(), 1);
        QCOMPARE(CardPaper(factsOf(), cardOf(many(0, 0, 45, 0))).pages(), 1);
        QVERIFY(!blank(pageOf(CardPaper(factsOf(), cardOf(many(6, 4, 32, 3))), 0)));
    }

    void goesOnOnAnotherPage() {
        const CardPaper paper(factsOf(), cardOf(many(40, 5, 0, 0)));
        QVERIFY(paper.pages() > 1);
        for (int page = 0; page < paper.pages(); ++page)
            QVERIFY(!blank(pageOf(paper, page)));
    }

    void isWhiteWhateverTheProgramLooksLike() {
        const QImage page = pageOf(CardPaper(factsOf(), cardOf(many(1, 1, 5, 1))), 0);
        QCOMPARE(page.pixelColor(2, 2), QColor(Qt::white));
        QCOMPARE(page.pixelColor(page.width() - 3, page.height() / 2), QColor(Qt::white));
    }

    /// A mirrored portrait would never be noticed by the one who sees himself in mirrors.
    void thePortraitIsNotMirrored() {
        CardFacts facts = factsOf();
        QImage half(480, 640, QImage::Format_RGB32);
        half.fill(Qt::red);
        QPainter(&half).fillRect(QRect(240, 0, 240, 640), Qt::blue);
        facts.portrait = half;
        const QImage page = pageOf(CardPaper(facts, cardOf({})), 0, 0.5);
        const int y = 410;
        QList<QRgb> seen;
        for (int x = 0; x < page.width(); ++x)
            for (const QRgb colour : {qRgb(255, 0, 0), qRgb(0, 0, 255)})
                if (page.pixel(x, y) == colour && (seen.isEmpty() || seen.last() != colour)) seen += colour;
        QCOMPARE(seen, (QList<QRgb>{qRgb(255, 0, 0), qRgb(0, 0, 255)}));
    }

    void withoutAPortraitItSaysSo() {
        CardFacts facts = factsOf();
        facts.portrait = {};
        QVERIFY(!blank(pageOf(CardPaper(facts, reportCard(*loadSpecification(defaultSpecificationId()), {},
                                                          {}, many(1, 0, 0, 0))),
                              0)));
    }

    void isVectorTextWithTheNumberMasked() {
        const QString path = folder.filePath(QStringLiteral("card.pdf"));
        {
            QPdfWriter writer(path);
            writer.setPageSize(QPageSize(QPageSize::A4));
            writer.setPageMargins({});
            writer.setResolution(600);
            CardPaper(factsOf(), cardOf(many(3, 2, 30, 2))).print(writer);
        }
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY(pdf.contains("/Font") && pdf.contains("/FontFile"));
        QVERIFY(!pdf.contains(number.toLatin1()));
        QVERIFY(pdf.size() < 3'000'000);
    }

    void savedFromTheReviewPageAndRecorded() {
        Settings settings(folder.filePath(QStringLiteral("station.ini")));
        const auto store = openStore(folder.filePath(QStringLiteral("store")));
        Store::Submission photo = drawn(3);
        photo.label = number;
        const Id subject = *submit(*store, photo);
        ReviewPage page(*store, settings);
        page.resize(1300, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.open(subject);
        auto* button = page.findChild<QToolButton*>(QStringLiteral("reportCard"));
        QTRY_VERIFY(button->isVisible());
        QTest::keyClick(page.findChild<QWidget*>(QStringLiteral("stage")), Qt::Key_P);
        auto* sheet = page.findChild<QDialog*>(QStringLiteral("reportCardSheet"));
        QVERIFY(sheet && sheet->isVisible());
        auto* preview = sheet->findChild<QWidget*>(QStringLiteral("reportCardPreview"));
        QVERIFY(preview->accessibleName().contains(QLatin1String("110***********002X")));
        const qint64 before = store->activityCount({});
        const QString target = folder.filePath(QStringLiteral("out.pdf"));
        sheet->findChild<QPushButton*>(QStringLiteral("saveReportCard"))->click();
        QVERIFY(chooseInDialog(target));
        auto* answer = sheet->findChild<QLabel*>(QStringLiteral("reportCardAnswer"));
        QTRY_VERIFY(!answer->text().isEmpty());
        QVERIFY2(QFileInfo(target).size() > 1000, qPrintable(answer->text()));
        QCOMPARE(store->activityCount({}), before + 1);
        const ActivityRow row = store->activity({}, 0, 1).first();
        QCOMPARE(row.subject, subject);
        QVERIFY(row.sentence.contains(folder.path()));
    }
};

QTEST_MAIN(TestReportCardPaper)
#include "tst_report_card_paper.moc"
