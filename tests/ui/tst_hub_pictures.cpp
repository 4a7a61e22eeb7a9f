#include "core/base/language.h"
#include "tests/sync/linked_station.h"
#include "tests/ui/drawn.h"
#include "ui/base/settings.h"
#include "ui/delivery/delivery_page.h"
#include "ui/review/review_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/photo_view.h"

#include <QLabel>
#include <QPushButton>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// What a reviewer and whoever delivers see while a hub has not sent or said everything.
class TestHubPictures : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeHub> hub;
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;

    void join(LinkedStation& station) {
        hub->state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(*hub).has_value());
    }
    /// For whoever wants to look at it.
    static void keep(QWidget& page, const QString& name) {
        const QString where = qEnvironmentVariable("MIANGUAN_SCREENS");
        if (!where.isEmpty()) page.grab().save(where + u'/' + name + u".png"_s);
    }

private Q_SLOTS:
    void initTestCase() {
        installLanguage(*qApp, qEnvironmentVariable("MIANGUAN_LANGUAGE", u"zh_CN"_s));
        applyTheme(*qApp, qEnvironmentVariableIsSet("MIANGUAN_DARK"));
    }
    void init() {
        hub = std::make_unique<FakeHub>();
        hub->state.tellsOfStations = true;
        settings = std::make_unique<Settings>(folder.filePath(u"station.ini"_s));
    }

    void anOriginalNotHereYetShowsByItself() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        QVERIFY(answerOf<void>([&](QObject* context, auto done) {
                    office.link->setMetered(true, context, done);
                }).has_value());
        const Id photo = *submit(*desk.store, drawn(1));
        QVERIFY(desk.comesInStep(*hub));
        QVERIFY(office.comesInStep(*hub));
        hub->setScript([](const FakeRequest& request, int) {
            const bool asks = request.method == "GET" && request.path().startsWith(u"/v1/blobs/");
            return asks ? Fault{Fault::Kind::LateAnswer, 1'500} : Fault();
        });
        ReviewPage page(*office.store, *settings);
        page.resize(1366, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.open(photo);
        const auto* original = page.findChild<PhotoView*>(u"originalView"_s);
        const auto* portrait = page.findChild<PhotoView*>(u"portraitView"_s);
        QTRY_VERIFY(portrait->hasPicture());
        QVERIFY(!original->hasPicture());
        keep(page, u"review-not-here-yet"_s);
        QTRY_VERIFY_WITH_TIMEOUT(original->hasPicture(), 20'000);
        keep(page, u"review-here"_s);
    }

    void theDeliverySaysWhatWaits() {
        LinkedStation desk(u"Desk"_s);
        join(desk);
        for (int number = 1; number <= 3; ++number)
            QVERIFY(submit(*desk.store, drawn(number)).has_value());
        QVERIFY(desk.comesInStep(*hub)); // the hub in memory judges a verdict before its photo's pictures
        QVERIFY(approve(*desk.store, desk.store->photos().first().subject).has_value());
        QVERIFY(desk.comesInStep(*hub));
        desk.link.reset();
        QVERIFY(approve(*desk.store, desk.store->photos().last().subject).has_value());
        settings->set(setting::deliveryFolder, folder.filePath(u"out"_s));
        DeliveryPage page(*desk.store, *settings);
        page.resize(1366, 700);
        page.show();
        const auto* leftOut = page.findChild<QLabel*>(u"leftOut"_s);
        const auto* deliver = page.findChild<QPushButton*>(u"deliver"_s);
        QTRY_VERIFY(leftOut->isVisible());
        QVERIFY(leftOut->text().contains(u'1'));
        QTRY_VERIFY(deliver->isEnabled()); // the other one
        keep(page, u"delivery-waits"_s);
        desk.begin();
        QVERIFY(desk.comesInStep(*hub));
        QTRY_VERIFY_WITH_TIMEOUT(!leftOut->isVisible(), 10'000);
        keep(page, u"delivery-in-step"_s);
    }
};

QTEST_MAIN(TestHubPictures)
#include "tst_hub_pictures.moc"
