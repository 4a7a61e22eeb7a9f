#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"
#include "ui/settings/adapter_choice_row.h"
#include "ui/settings/devices_card.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

/// A vendor's library is tried aside, recorded and remembered; a wrong one is not.
class TestDevicesCard : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<DevicesCard> card;

    AdapterChoiceRow* row(const char* name) const {
        return card->findChild<AdapterChoiceRow*>(QLatin1String(name));
    }
    QString state(const char* name) const {
        return row(name)->findChild<QLabel*>(QStringLiteral("adapterState"))->text();
    }
    QPushButton* button(const char* name, const char* which) const {
        return row(name)->findChild<QPushButton*>(QLatin1String(which));
    }
    QString banner() const { return card->findChild<Banner*>()->headline(); }
    int recorded() const {
        int times = 0;
        for (const ActivityRow& line : store->activity({}, 0, 1000))
            times += line.type == QLatin1String("adapter-chosen");
        return times;
    }
    void open(Roles roles) {
        store = foundStore(root->filePath(QStringLiteral("store")), roles);
        card = std::make_unique<DevicesCard>(*store, *settings);
        card->show();
    }

private Q_SLOTS:
    void init() {
        root = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(root->filePath(QStringLiteral("station.ini")));
    }
    void cleanup() {
        card.reset();
        store.reset();
    }

    void aLibraryIsTriedRecordedAndRemembered() {
        open(everyRole());
        row("codeDecoder")->consider(QStringLiteral(MG1_DECODER));
        QVERIFY(!button("codeDecoder", "chooseAdapter")->isEnabled()); // being tried
        QTRY_COMPARE_WITH_TIMEOUT(settings->get(setting::codeDecoder), QStringLiteral(MG1_DECODER), 30'000);
        QCOMPARE(recorded(), 1);
        QVERIFY(banner().isEmpty() && !state("codeDecoder").isEmpty());
        QVERIFY(store->activity({}, 0, 1).first().sentence.contains(QStringLiteral("libmianguan_mg1.so")));
        button("codeDecoder", "checkAdapter")->click(); // again, which chooses nothing
        QTRY_VERIFY_WITH_TIMEOUT(button("codeDecoder", "chooseAdapter")->isEnabled(), 30'000);
        QCOMPARE(recorded(), 1);
        button("codeDecoder", "removeAdapter")->click();
        QTRY_VERIFY(settings->get(setting::codeDecoder).isEmpty());
        QCOMPARE(recorded(), 2);
    }

    void whatIsOfTheWrongKindIsNotKept_data() {
        QTest::addColumn<QString>("which");
        QTest::addColumn<QString>("library");
        QTest::newRow("a decoder as reader") << "cardReader" << QStringLiteral(MG1_DECODER);
        QTest::newRow("a reader as decoder") << "codeDecoder" << QStringLiteral(CARD_FOLDER);
        QTest::newRow("of another version") << "codeDecoder" << QStringLiteral(OLD_ADAPTER);
        QTest::newRow("no library") << "cardReader" << QStringLiteral(__FILE__);
        QTest::newRow("not there") << "cardReader" << QStringLiteral("/nowhere/lib.so");
    }
    void whatIsOfTheWrongKindIsNotKept() {
        QFETCH(QString, which);
        QFETCH(QString, library);
        open(everyRole());
        row(qPrintable(which))->consider(library);
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), 30'000);
        QVERIFY(settings->get(setting::codeDecoder).isEmpty() &&
                settings->get(setting::cardReader).isEmpty());
        QCOMPARE(recorded(), 0);
    }

    /// Its library is right, only the device is not there.
    void aReaderThatIsNotPluggedInIsKeptAndTold() {
        open(everyRole());
        row("cardReader")->consider(QStringLiteral(CARD_FOLDER));
        QTRY_COMPARE_WITH_TIMEOUT(settings->get(setting::cardReader), QStringLiteral(CARD_FOLDER), 30'000);
        QVERIFY(!banner().isEmpty());
        settings->set(setting::cardReaderSettings, root->path());
        button("cardReader", "checkAdapter")->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner().isEmpty() && button("cardReader", "checkAdapter")->isEnabled(),
                                 30'000);
    }

    void anOperatorChoosesNone() {
        open(Role::Administrator);
        orDie(addUser(*store, QStringLiteral("desk"), Role::Operator));
        QVERIFY(button("cardReader", "chooseAdapter")->isEnabled());
        card.reset();
        store.reset();
        store = orDie(signIn(root->filePath(QStringLiteral("store")), QStringLiteral("desk")));
        card = std::make_unique<DevicesCard>(*store, *settings);
        QVERIFY(!button("cardReader", "chooseAdapter")->isEnabled());
        const auto refused = answerOf<Id>([&](QObject* context, auto done) {
            store->chooseAdapter(AdapterUse::CardReader, QStringLiteral(CARD_FOLDER), context, done);
        });
        QVERIFY(!refused && refused.error().kind == ErrorKind::Refused);
    }
};

QTEST_MAIN(TestDevicesCard)
#include "tst_devices_card.moc"
