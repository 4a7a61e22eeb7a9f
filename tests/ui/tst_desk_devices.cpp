#include "core/base/language.h"
#include "tests/identify/made_card.h"
#include "tests/identify/made_photo.h"
#include "tests/ui/desk_driver.h"
#include "tests/ui/fake_camera.h"
#include "ui/desk/camera_card.h"
#include "ui/desk/camera_controls.h"
#include "ui/desk/camera_memory.h"
#include "ui/desk/span_control.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSlider>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int longDay = 120'000; // reading a card on a machine that does much else

CameraSource device() { return {CameraSource::Kind::Device, "fake", QStringLiteral("Camera on the desk")}; }

made::Person someone(uint64_t seed) {
    cv::RNG random(seed);
    return made::randomPerson(random);
}

QImage photographOf(const made::Person& person) {
    cv::RNG random(1);
    made::Shot shot;
    shot.corner = 3.18 * 20;
    const cv::Mat seen = made::photographed(made::card(person, random), shot, random);
    return QImage(seen.data, seen.cols, seen.rows, qsizetype(seen.step), QImage::Format_BGR888).copy();
}

RosterEntry entryOf(const made::Person& person, int number) {
    RosterEntry entry = test::entryOf(number);
    entry.name = person.name;
    entry.identityNumber = person.number;
    return entry;
}

bool put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray onChip(const RosterEntry& entry) {
    return QStringLiteral(R"({"name":"%1","identity_number":"%2"})")
        .arg(entry.name, entry.identityNumber)
        .toUtf8();
}

} // namespace

/// What the desk reads from devices: a camera that the test holds, the sample adapters, one that misbehaves.
class TestDeskDevices : public QObject, protected DeskDriver {
    Q_OBJECT
private:
    const made::Person person = someone(5), other = someone(6);
    std::shared_ptr<FakeDevice> held;
    QList<CameraSource> plugged;

    std::unique_ptr<DeskCamera> makeDeskCamera() {
        auto list = std::make_unique<CameraList>([this] { return plugged; }, nullptr);
        return std::make_unique<DeskCamera>(*settings, std::move(list),
                                            [device = held](const CameraSource& source) {
                                                return std::make_unique<FakeCamera>(source, device);
                                            });
    }
    void openDesk() { DeskDriver::openDesk(makeDeskCamera()); }
    void useReader(const QString& library, const QString& words) {
        settings->set(setting::cardReader, library);
        settings->set(setting::cardReaderSettings, words);
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        openStation();
        Session strict = plannedSession();
        strict.policy.check = IdentityCheck::IdentityCard;
        session = orDie(openSession(*store, strict));
        RosterPlan list = listOf(3);
        list.added += {entryOf(person, 5), entryOf(other, 6)};
        orDie(importRoster(*store, list));
        held = std::make_shared<FakeDevice>();
        plugged = {device()};
    }
    void cleanup() { closeStation(); }

    void aCardBeforeTheCameraFindsItsHolder() {
        held->show(photographOf(person));
        openDesk();
        press(Qt::Key_F6);
        QVERIFY(!part<QPushButton>("readCard")->isEnabled()); // being read
        QTRY_COMPARE_WITH_TIMEOUT(name(), person.name, longDay);
        QVERIFY(part<QPushButton>("readCard")->isEnabled());
        if (auto* confirm = part<QPushButton>("confirmDoubt")) confirm->click(); // a name may be misread
        press(Qt::Key_Return);
        QTRY_VERIFY(seated()); // the session asks for the card
        QTRY_VERIFY(!orDie(store->graduate(graduateNumbered(*store, 5))).reference.isNull());
    }

    void withoutACardItIsSaidWhatToDo() {
        openDesk();
        press(Qt::Key_F6);
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), longDay);
        QCOMPARE(name(), QString());
        QVERIFY(part<QPushButton>("readCard")->isEnabled());
        press(Qt::Key_Return); // the next of the list; the session asks for his card
        QTRY_COMPARE(name(), test::entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(!banner().isEmpty());
        QVERIFY(!seated());
    }

    void anothersCardIsNotTakenForTheGraduates() {
        held->show(photographOf(other));
        openDesk();
        typeWords(test::entryOf(5).studentNumber);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), person.name);
        press(Qt::Key_F6);
        QTRY_VERIFY_WITH_TIMEOUT(banner().contains(person.name), longDay);
        QCOMPARE(name(), person.name);
        QVERIFY(!part<QPushButton>("seat")->isEnabled());
        press(Qt::Key_Return);
        QTRY_VERIFY(!banner().isEmpty());
        QVERIFY(!seated());
        part<QPushButton>("bannerAction")->click();
        QTRY_COMPARE(name(), other.name);
    }

    /// What is asked for one is not answered for the next.
    void aCardAskedForAndLeftFindsNobody() {
        held->show(photographOf(person));
        openDesk();
        press(Qt::Key_F6);
        press(Qt::Key_Escape);
        QVERIFY(part<QPushButton>("readCard")->isEnabled());
        QTest::qWait(3000);
        QCOMPARE(name(), QString());
    }

    void aCardOnTheReader() {
        const QString folder = root->filePath(QStringLiteral("reader"));
        useReader(QStringLiteral(CARD_FOLDER), folder);
        openDesk();
        auto* words = part<QLabel>("readerWords");
        QTRY_COMPARE_WITH_TIMEOUT(words->property("role").toString(), QStringLiteral("caution"), patience);
        QVERIFY(!banner().isEmpty()); // there is no such device yet
        QVERIFY(QDir().mkpath(folder));
        QTRY_COMPARE_WITH_TIMEOUT(words->property("role").toString(), QStringLiteral("small"), patience);
        QVERIFY(put(folder + QStringLiteral("/portrait.jpg"), jpegOf(drawnBust(1, 0.3, Qt::white))));
        QVERIFY(put(folder + QStringLiteral("/card.json"), onChip(entryOf(person, 5))));
        QTRY_COMPARE_WITH_TIMEOUT(name(), person.name, patience);
        QTRY_VERIFY(!orDie(store->graduate(graduateNumbered(*store, 5))).reference.isNull());
        QVERIFY(put(folder + QStringLiteral("/card.json"), onChip(entryOf(other, 6))));
        QTRY_VERIFY_WITH_TIMEOUT(banner().contains(person.name), patience);
        QCOMPARE(name(), person.name);
        QVERIFY(put(folder + QStringLiteral("/card.json"), onChip(entryOf(person, 5))));
        QTRY_VERIFY_WITH_TIMEOUT(banner().isEmpty(), patience);
        press(Qt::Key_Return);
        QTRY_VERIFY(seated());
    }

    void aCardOfAnotherNameIsAskedAbout() {
        const QString folder = root->filePath(QStringLiteral("reader"));
        QVERIFY(QDir().mkpath(folder));
        useReader(QStringLiteral(CARD_FOLDER), folder);
        openDesk();
        RosterEntry renamed = entryOf(person, 5);
        renamed.name = QStringLiteral("王五");
        QVERIFY(put(folder + QStringLiteral("/card.json"), onChip(renamed)));
        QTRY_COMPARE_WITH_TIMEOUT(name(), person.name, patience);
        auto* confirm = part<QPushButton>("confirmDoubt");
        QVERIFY(confirm && confirm->isVisible());
        QVERIFY(!part<QPushButton>("seat")->isEnabled());
        QTRY_VERIFY(confirm->hasFocus());
        press(Qt::Key_Space); // it is he
        QTRY_VERIFY(part<QPushButton>("seat")->isEnabled());
        press(Qt::Key_Return);
        QTRY_VERIFY(seated());
    }

    void aReaderThatCrashesOrHangsIsToldAndTheDeskGoesOn_data() {
        QTest::addColumn<QString>("deed");
        QTest::newRow("crash") << QStringLiteral("segv");
        QTest::newRow("hang") << QStringLiteral("hang");
    }
    void aReaderThatCrashesOrHangsIsToldAndTheDeskGoesOn() {
        QFETCH(QString, deed);
        useReader(QStringLiteral(BAD_ADAPTER), deed);
        openDesk();
        QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>("readerWords")->property("role").toString(),
                                  QStringLiteral("caution"), patience);
        QVERIFY(!banner().isEmpty());
        typeWords(test::entryOf(1).studentNumber);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), test::entryOf(1).name);
    }

    void aCodeThatOnlyTheDecoderUnderstands() {
        settings->set(setting::codeDecoder, QStringLiteral(MG1_DECODER));
        openDesk();
        const QString code = QStringLiteral("MG1|10001|%1|%2|%3")
                                 .arg(test::entryOf(5).studentNumber, person.name, person.number.right(4));
        part<QLineEdit>("scan")->setText(code);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(name(), person.name, patience);
        QVERIFY(!part<QPushButton>("confirmDoubt"));
        press(Qt::Key_Escape);
        QTRY_COMPARE(name(), QString());
        part<QLineEdit>("scan")->setText(
            QString(code).replace(person.number.right(4), QStringLiteral("0000")));
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), patience);
        QCOMPARE(name(), QString());
    }

    void anUnpluggedCameraIsToldAndComesBack() {
        openDesk();
        QSignalSpy troubled(camera.get(), &DeskCamera::troubled);
        plugged.clear();
        camera->list().refresh();
        QCOMPARE(troubled.size(), 1);
        QVERIFY(banner().contains(device().name));
        press(Qt::Key_F6);
        QVERIFY(part<QPushButton>("readCard")->isEnabled()); // nothing is being read
        plugged = {device()};
        camera->list().refresh();
        QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 2, patience);
        QVERIFY(banner().isEmpty());
        QCOMPARE(held->starts, 2);
    }

    void theCameraUsedLastIsTakenWhenItIsPluggedIn() {
        settings->set(setting::camera, cameraKey(device()));
        plugged.clear();
        camera = makeDeskCamera();
        QVERIFY(!camera->source());
        plugged = {{CameraSource::Kind::Device, "another", QStringLiteral("Another")}};
        camera->list().refresh();
        QVERIFY(!camera->source());
        plugged += device();
        camera->list().refresh();
        QCOMPARE(camera->source()->id, device().id);
    }

    void whatTheCameraOffersIsSetAndRemembered() {
        held->can.formats = {{{1920, 1080}, 30, 0}, {{1280, 720}, 60, 1}};
        held->can.exposureTime = Span{0.001, 0.1};
        held->can.colourTemperature = Span{2800, 10'000};
        camera = makeDeskCamera();
        CameraCard card(*store, *camera);
        card.resize(900, 500);
        card.show();
        auto* button = card.findChild<QPushButton*>(QStringLiteral("cameraSettings"));
        QVERIFY(!button->isVisible()); // nothing is known yet
        camera->setSpecification(orDie(loadSpecification(defaultSpecificationId())));
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), patience);
        button->click();
        const auto control = [&](const char* name) { return card.findChild<QWidget*>(QLatin1String(name)); };
        QVERIFY(control("exposureTime")->isVisible() && control("colourTemperature")->isVisible());
        QVERIFY(!control("sensitivity")->isVisible() && !control("focusDistance")->isVisible());
        auto* format = card.findChild<QComboBox*>(QStringLiteral("cameraFormat"));
        QCOMPARE(format->count(), 3);
        format->setCurrentIndex(2);
        Q_EMIT format->activated(2);
        control("exposureTime")->findChild<QCheckBox*>()->click();
        control("exposureTime")->findChild<QSlider*>()->setValue(30);
        QTRY_VERIFY(held->settings().exposureTime && held->settings().format);
        QCOMPARE(held->settings().format->size, QSize(1280, 720));
        QCOMPARE(*held->settings().exposureTime, 0.01F); // the middle by doubling
        QVERIFY(!held->settings().colourTemperature);

        held->set = {};
        camera = makeDeskCamera(); // the next day
        camera->setSpecification(orDie(loadSpecification(defaultSpecificationId())));
        QTRY_VERIFY_WITH_TIMEOUT(held->settings().exposureTime, patience);
        QCOMPARE(held->settings().format->size, QSize(1280, 720));
        camera->set({});
        QCOMPARE(rememberedSettings(*settings, device(), held->can), CameraSettings());
    }

    void whatTheCameraNoLongerOffersIsForgotten() {
        CameraSettings chosen;
        chosen.sensitivity = 6400;
        chosen.colourTemperature = 5500;
        rememberSettings(*settings, device(), chosen);
        CameraAbilities can;
        can.sensitivity = Span{100, 1600};
        const CameraSettings back = rememberedSettings(*settings, device(), can);
        QCOMPARE(*back.sensitivity, 1600);
        QVERIFY(!back.colourTemperature);
        QCOMPARE(rememberedSettings(*settings, videoFile(QStringLiteral("x.mp4")), can), CameraSettings());
    }
};

QTEST_MAIN(TestDeskDevices)
#include "tst_desk_devices.moc"
