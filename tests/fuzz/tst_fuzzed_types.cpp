#include "tests/fuzz/event_types.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The fuzzers know every type of event that there is.
class FuzzedTypesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTypeIsFuzzed() {
        QFile file(QStringLiteral(EVENT_TYPES_HEADER));
        QVERIFY(file.open(QFile::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression constant(QStringLiteral("QLatin1String \\w+\\(\"([a-z-]+)\"\\)"));
        int count = 0;
        for (auto found = constant.globalMatch(text); found.hasNext(); ++count) {
            const QString type = found.next().captured(1);
            QVERIFY2(std::find(std::begin(mianguan::fuzz::types), std::end(mianguan::fuzz::types), type) !=
                         std::end(mianguan::fuzz::types),
                     qPrintable(type));
        }
        QVERIFY(count > 40);
    }
};

QTEST_GUILESS_MAIN(FuzzedTypesTest)
#include "tst_fuzzed_types.moc"
