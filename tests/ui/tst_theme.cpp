#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFontMetrics>
#include <QImage>
#include <QTest>

using namespace mianguan;

namespace {

struct Pair {
    const char* name;
    Ink ink, ground;
    double least;
};

/// WCAG: 4.5 for text, 3 for shapes and the borders of controls.
constexpr Pair pairs[] = {
    {"text on panel", &Tokens::text, &Tokens::panel, 4.5},
    {"text on surface", &Tokens::text, &Tokens::surface, 4.5},
    {"text on hover", &Tokens::text, &Tokens::hover, 4.5},
    {"text on pressed", &Tokens::text, &Tokens::pressed, 4.5},
    {"text on selected", &Tokens::text, &Tokens::selected, 4.5},
    {"quiet on panel", &Tokens::quiet, &Tokens::panel, 4.5},
    {"quiet on surface", &Tokens::quiet, &Tokens::surface, 4.5},
    {"quiet on selected", &Tokens::quiet, &Tokens::selected, 4.5},
    {"caption on surround", &Tokens::onSurround, &Tokens::surround, 4.5},
    {"words on accent", &Tokens::onAccent, &Tokens::accent, 4.5},
    {"words on pass", &Tokens::onAccent, &Tokens::pass, 4.5},
    {"pass on panel", &Tokens::pass, &Tokens::panel, 4.5},
    {"warn on panel", &Tokens::warn, &Tokens::panel, 4.5},
    {"fail on panel", &Tokens::fail, &Tokens::panel, 4.5},
    {"fail figure on hover", &Tokens::fail, &Tokens::hover, 4.5},
    {"warn figure on hover", &Tokens::warn, &Tokens::hover, 4.0},
    {"accent on panel", &Tokens::accent, &Tokens::panel, 3},
    {"accent on surface", &Tokens::accent, &Tokens::surface, 3},
    {"border on panel", &Tokens::edge, &Tokens::panel, 3},
    {"border on surface", &Tokens::edge, &Tokens::surface, 3},
    {"failed guide on surround", &Tokens::fail, &Tokens::surround, 3},
};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsEnough_data() {
        QTest::addColumn<double>("found");
        QTest::addColumn<double>("least");
        for (const Tokens* theme : {&lightTokens(), &darkTokens()})
            for (const Pair& pair : pairs)
                QTest::addRow("%s, %s", pair.name, theme->dark ? "dark" : "light")
                    << contrast(theme->*pair.ink, theme->*pair.ground) << pair.least;
    }
    void contrastIsEnough() {
        QFETCH(double, found);
        QFETCH(double, least);
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }
    void contrastKnowsItsEnds() {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }
    void styleSheetHasNoOpenTokens() {
        for (const Tokens* theme : {&lightTokens(), &darkTokens()}) {
            const QString sheet = styleSheetFor(*theme);
            QVERIFY(sheet.contains(theme->panel.name()));
            const QString beyondTheNote = sheet.mid(sheet.indexOf(QLatin1String("*/")));
            QVERIFY2(!beyondTheNote.contains(QLatin1Char('@')), qPrintable(beyondTheNote));
        }
    }
    void iconsTakeTheirInk() {
        const QStringList names = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(names.size() > 20);
        for (const QString& file : names) {
            if (file == QLatin1String("mianguan.svg")) continue;
            const QImage image = icon(file.chopped(4), &Tokens::fail).pixmap(64, 64).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += image.pixelColor(x, y).name() == tokens().fail.name();
            QVERIFY2(inked > 40, qPrintable(file));
        }
    }
    void everyStatusHasItsOwnShape() {
        QSet<QString> shapes;
        for (const Status status : {Status::Pass, Status::Warn, Status::Fail, Status::NotAssessed}) {
            const Mark mark = markOf(status);
            QVERIFY(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(mark.icon)));
            shapes.insert(mark.icon);
        }
        QCOMPARE(shapes.size(), 4);
    }
    void themeChangesLive() {
        applyTheme(*qApp, false);
        const QColor light = qApp->palette().color(QPalette::Base);
        applyTheme(*qApp, true);
        QVERIFY(tokens().dark);
        QCOMPARE(qApp->palette().color(QPalette::Base), darkTokens().panel);
        QVERIFY(light != darkTokens().panel);
        applyTheme(*qApp, false);
    }
    void figuresAreTabular() {
        const QFontMetrics metrics(fontOf(Type::Body));
        const int width = metrics.horizontalAdvance(QStringLiteral("0000000000"));
        for (char digit = '1'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QString(10, QLatin1Char(digit))), width);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
