#include "ui/theme/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace mianguan;

/// Stands in for the desktop's portal.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 1;
public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) {
        asked = group + QLatin1Char('/') + key;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }
Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

public:
    QString asked;
};

class TestSystemScheme : public QObject {
    Q_OBJECT
private:
    FakePortal portal;

private Q_SLOTS:
    void initTestCase() {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")))
            QSKIP("No session bus of our own: run under dbus-run-session");
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    }
    void theDesktopsAnswerIsUnderstood_data() {
        QTest::addColumn<uint>("scheme");
        QTest::addColumn<bool>("dark");
        QTest::newRow("no preference") << 0U << false;
        QTest::newRow("dark") << 1U << true;
        QTest::newRow("light") << 2U << false;
    }
    void theDesktopsAnswerIsUnderstood() {
        QFETCH(uint, scheme);
        QFETCH(bool, dark);
        portal.scheme = scheme;
        SystemScheme system;
        QSignalSpy answered(&system, &SystemScheme::answered);
        system.ask();
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.at(0).at(0).toBool(), dark);
        QCOMPARE(portal.asked, QStringLiteral("org.freedesktop.appearance/color-scheme"));
    }
    void changesAreFollowed() {
        SystemScheme system;
        QSignalSpy answered(&system, &SystemScheme::answered);
        Q_EMIT portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("accent"),
                                     QDBusVariant(1U));
        Q_EMIT portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                     QStringLiteral("color-scheme"), QDBusVariant(1U));
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(answered.at(0).at(0).toBool());
    }
};

QTEST_GUILESS_MAIN(TestSystemScheme)
#include "tst_system_scheme.moc"
