#include "core/base/cbor.h"
#include "core/keys/slot.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>
#include <sodium.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace mianguan;

namespace {

const QString password = QStringLiteral("kettle mammoth orbit violin");
const QString another = QStringLiteral("外婆的猫不吃星期三的鱼");
const QString name = QStringLiteral("王Li");

// What the first version wrote; its hashes checked by another program.
const char goldenSlot[] =
    "af63626f7858201cbd798f2255ab2bf7a75d5f3d8094a7717669a73a385e9ea16d915960b7bd27636d61635820ef5a9163f3a021"
    "ca3c11e45f5c3b4eff0ac6544ea5005b450d0ace0e719daf7c646e616d655820efa84128e4e8735a9c4c18f1550b447bccc91143"
    "cbc59c6a2caf6738659bd4c26473616c7450ecb00b882f8c434949ddb9dc7737fe31647573657250757575757575757575757575"
    "7575757565636865636b50dacd121e98f42cfe56a15cb193ad72c3666465766963655055b5547fc2659d4199e9a38ea159285a66"
    "6d656d6f7279192000677369676e696e675820d40f1840e27028d00dabd0249b1a74a26e6bc5a6628df5dd748dc1583754be9767"
    "76657273696f6e01696e616d652d73616c7450c635839ed4503b2125b3d3b29d1513eb6a6f7065726174696f6e73016a7365616c"
    "65642d626f7858486d50c27bfa49b3a75e6d62c85773b9946ce041dfde2d5a6843a87aa124b77f7414ac1477b7c258718a4dea01"
    "556b7bb44a5be84f7e2c2ae6182a6b2fa6c2cbbe80d6be4aa4090d386b7365616c65642d73656564584859cc320ba128ac10b12e"
    "0ba3b3f7b215bccb22764948c3cb13b5eac0aaae097af5da2a07ff27c8d84b13675d806df8b6150d9d2e5abbb4fe9cfe8fac889b"
    "75024a48fb9b65569d746f7365616c65642d646174612d6b65795850d2e7d40a691133ec5c26e9ce9969a40687b42337d7e17960"
    "ed78be7630722c08e0f6bcacd49583997e36b886cf86485a525ef52609146cc039b64f20fbb1d6877b43937f39bf1760f82d2f87"
    "30dae781";
const char goldenRecovery[] =
    "af63626f7858203ab5cec8e4f143d6039ff7b7a71a4fa63e069ca76b687dd35fa13e614d07734c636d616358208cd025d177a5c8"
    "8cd8def4f9b4f73f2efd4321e43b811d8cb9e652bc09be0a23646e616d65406473616c7440647573657250000000000000000000"
    "0000000000000065636865636b50229166f80aef1f28653de44570e1d1606664657669636540666d656d6f727900677369676e69"
    "6e67582000000000000000000000000000000000000000000000000000000000000000006776657273696f6e01696e616d652d73"
    "616c74406a6f7065726174696f6e73006a7365616c65642d626f7858486fabf36aa375fb32d4a995c971215931500db983afd00c"
    "45580021925b803cf0e37938eb0364de28d05ed80a3fc02436091bee9420b527717b228e2bf9134cb7b3b5079e11ec9b276b7365"
    "616c65642d73656564406f7365616c65642d646174612d6b6579585069eb4a43714c1f4240135f117d9977ed0f689b5b976502f4"
    "2d48e4f3d45e794ef58699862568f313d0fa5061e64dc23d641922077bcd33a9ef9227031a1801c8912f32934c64989bdb7fbbbd"
    "46b6d650";

Key fixedKey(char byte) { return Key::fromBytes(QByteArray(Key::size, byte)); }

/// With its check made anew, as someone would who changes a slot on purpose.
QByteArray withCheck(QCborMap map) {
    map.remove(QStringLiteral("check"));
    const QByteArray rest = toCanonicalCbor(map);
    QByteArray check(16, 0);
    crypto_generichash(reinterpret_cast<unsigned char*>(check.data()), 16,
                       reinterpret_cast<const unsigned char*>(rest.constData()), quint64(rest.size()),
                       nullptr, 0);
    map.insert(QStringLiteral("check"), check);
    return toCanonicalCbor(map);
}

QCborMap mapOf(const Slot& slot) { return QCborValue::fromCbor(slot.bytes()).toMap(); }

} // namespace

class SlotTest : public QObject {
    Q_OBJECT
private:
    const Id user = *Id::fromBytes(QByteArray(16, 'u'));
    const Key dataKey = fixedKey('d');
    const Key device = fixedKey('k');
    const Key noDevice;

    Slot made(const Key& deviceKey) const {
        return *Slot::forUser(user, name, password, deviceKey, PasswordCost::cheap(), dataKey);
    }
    bool opens(const Slot& slot, const QString& word, const Key& deviceKey, const Key& expected) const {
        const auto unlocked = slot.open(word, deviceKey);
        return unlocked && unlocked->dataKey.view() == expected.view();
    }

private Q_SLOTS:
    void opensByPassword() {
        const Slot slot = made(noDevice);
        const auto unlocked = slot.open(password, noDevice);
        QVERIFY(unlocked);
        QCOMPARE(unlocked->user, user);
        QCOMPARE(unlocked->dataKey.view(), dataKey.view());
        QCOMPARE(unlocked->signing->publicKey(), slot.publicKey());
        QVERIFY(slot.publicKey().verifies("event", unlocked->signing->sign("event")));
        QVERIFY(!slot.isRecovery() && !slot.wantsDevice() && slot.userId() == user);
        QVERIFY(opens(slot, password, device, dataKey)); // made where there was no keyring
    }

    void wrongPasswordsAreRefused_data() {
        QTest::addColumn<QString>("word");
        QTest::newRow("another") << another;
        QTest::newRow("none") << QString();
        QTest::newRow("more") << password + u' ';
        QTest::newRow("case") << password.toUpper();
    }
    void wrongPasswordsAreRefused() {
        QFETCH(QString, word);
        const auto unlocked = made(noDevice).open(word, noDevice);
        QVERIFY(!unlocked);
        QCOMPARE(unlocked.error().kind, ErrorKind::Refused);
        QVERIFY(unlocked.error().what.contains(QLatin1String("not the password")));
    }

    void anyKeyboardsFormOfALetterWillDo() {
        const QString composed = QStringLiteral("caf\u00e9 kettle orbit");
        const Slot slot = *Slot::forUser(user, name, composed, noDevice, PasswordCost::cheap(), dataKey);
        QVERIFY(opens(slot, QStringLiteral("cafe\u0301 kettle orbit"), noDevice, dataKey));
    }

    void theKeyringsSecretIsNeeded() {
        const Slot slot = made(device);
        QVERIFY(slot.wantsDevice());
        QVERIFY(opens(slot, password, device, dataKey));
        const Key other = Key::random();
        for (const Key* wrong : {&noDevice, &other}) {
            const auto unlocked = slot.open(password, *wrong);
            QVERIFY(!unlocked);
            QCOMPARE(unlocked.error().kind, ErrorKind::Refused);
            QCOMPARE(
                unlocked.error().sentence(),
                QStringLiteral(
                    "This machine's keyring does not hold the key of this store. Use the recovery code."));
        }
        QVERIFY(slot.open(another, device).error().what.contains(QLatin1String("not the password")));
    }

    void theRecoveryCodeOpensItsSlot() {
        const RecoveryCode code = RecoveryCode::random();
        const Slot slot = Slot::forRecovery(code, dataKey);
        QVERIFY(slot.isRecovery() && slot.userId().isNull() && slot.publicKey().isNull() &&
                !slot.wantsDevice());
        const auto unlocked = slot.open(*RecoveryCode::parse(code.text()));
        QVERIFY(unlocked);
        QCOMPARE(unlocked->dataKey.view(), dataKey.view());
        QVERIFY(!unlocked->signing && unlocked->user.isNull());
        QCOMPARE(slot.open(RecoveryCode::random()).error().kind, ErrorKind::Refused);
        QCOMPARE(slot.open(password, device).error().kind, ErrorKind::Refused);
        QCOMPARE(made(noDevice).open(code).error().kind, ErrorKind::Refused);
        QVERIFY(!slot.answersTo(name) && !slot.answersTo(QString()));
    }

    void anotherPasswordKeepsTheKeys() {
        const Slot slot = made(device);
        const auto changed = slot.withPassword(password, another, device, PasswordCost::cheap(), dataKey);
        QVERIFY(changed);
        QCOMPARE(changed->publicKey(), slot.publicKey());
        const auto before = slot.open(password, device);
        const auto after = changed->open(another, device);
        QVERIFY(before && after);
        QCOMPARE(after->signing->seed().view(), before->signing->seed().view());
        QCOMPARE(after->dataKey.view(), dataKey.view());
        QVERIFY(!changed->open(password, device));
        QVERIFY(changed->answersTo(name) && changed->untouched(dataKey));
        QVERIFY(!slot.withPassword(another, password, device, PasswordCost::cheap(), dataKey));
        QVERIFY(!slot.withPassword(password, another, noDevice, PasswordCost::cheap(), dataKey));
    }

    void anotherPasswordTakesInANewKeyring() {
        const auto changed =
            made(noDevice).withPassword(password, another, device, PasswordCost::cheap(), dataKey);
        QVERIFY(changed && changed->wantsDevice());
        QVERIFY(opens(*changed, another, device, dataKey));
        QVERIFY(!changed->open(another, noDevice));
    }

    void anotherDataKeyNeedsNoPassword() {
        const Key fresh = Key::random();
        const Slot slot = made(device).withDataKey(fresh);
        QVERIFY(opens(slot, password, device, fresh));
        QVERIFY(slot.untouched(fresh) && !slot.untouched(dataKey) && !slot.untouched(Key()));
        const RecoveryCode code = RecoveryCode::random();
        const Slot recovery = Slot::forRecovery(code, dataKey).withDataKey(fresh);
        QCOMPARE(recovery.open(code)->dataKey.view(), fresh.view());
    }

    void anotherPasswordIsAnotherFingerprint() {
        const Slot slot = made(device);
        QCOMPARE(slot.fingerprint().size(), 32);
        QCOMPARE(slot.withDataKey(Key::random()).fingerprint(), slot.fingerprint());
        QCOMPARE(Slot::fromBytes(slot.bytes())->fingerprint(), slot.fingerprint());
        const auto same = slot.withPassword(password, password, device, PasswordCost::cheap(), dataKey);
        QVERIFY(same && same->fingerprint() != slot.fingerprint());
        QVERIFY(made(device).fingerprint() != slot.fingerprint());
    }

    void answersToItsName() {
        const Slot slot = made(noDevice);
        QVERIFY(slot.answersTo(name));
        QVERIFY(slot.answersTo(QStringLiteral("  王LI ")));
        QVERIFY(!slot.answersTo(QStringLiteral("王L")));
        QVERIFY(!slot.answersTo(QString()));
        const Slot french = *Slot::forUser(user, QStringLiteral("Ren\u00c9"), password, noDevice,
                                           PasswordCost::cheap(), dataKey);
        QVERIFY(french.answersTo(QStringLiteral("rene\u0301")));
        QVERIFY(!slot.bytes().contains(name.toUtf8()));
        QVERIFY(mapOf(slot).value(QStringLiteral("name")) !=
                mapOf(made(noDevice)).value(QStringLiteral("name")));
    }

    void writtenAndReadBack() {
        const RecoveryCode code = RecoveryCode::random();
        const Slot slot = made(device);
        const auto again = Slot::fromBytes(slot.bytes());
        QVERIFY(again);
        QCOMPARE(again->bytes(), slot.bytes());
        QVERIFY(opens(*again, password, device, dataKey) && again->answersTo(name) &&
                again->untouched(dataKey));
        const auto recovery = Slot::fromBytes(Slot::forRecovery(code, dataKey).bytes());
        QVERIFY(recovery && recovery->isRecovery());
        QCOMPARE(recovery->open(code)->dataKey.view(), dataKey.view());
    }

    void theFirstVersionOpensForEver() {
        const auto slot = Slot::fromBytes(QByteArray::fromHex(goldenSlot));
        QVERIFY(slot);
        QVERIFY(opens(*slot, password, device, dataKey) && slot->answersTo(name));
        const auto recovery = Slot::fromBytes(QByteArray::fromHex(goldenRecovery));
        QVERIFY(recovery);
        const auto code = RecoveryCode::parse(QStringLiteral("000G4-0R40M-30E20-9185G-R38E1-Y6RAE"));
        QCOMPARE(recovery->open(*code)->dataKey.view(), dataKey.view());
    }

    void everyChangedBitIsDamage() {
        for (const QByteArray& bytes :
             {made(device).bytes(), Slot::forRecovery(RecoveryCode::random(), dataKey).bytes()}) {
            for (qsizetype place = 0; place < bytes.size(); ++place) {
                for (int bit = 0; bit < 8; ++bit) {
                    QByteArray flipped = bytes;
                    flipped[place] = char(flipped[place] ^ (1 << bit));
                    const auto slot = Slot::fromBytes(flipped);
                    QVERIFY(!slot);
                    QCOMPARE(slot.error().kind, ErrorKind::Corrupt);
                }
            }
            for (qsizetype size = 0; size < bytes.size(); ++size)
                QVERIFY(!Slot::fromBytes(bytes.first(size)));
            QVERIFY(!Slot::fromBytes(bytes + '\0'));
        }
    }

    void everyChangeOnPurposeIsNoticed() {
        const QCborMap map = mapOf(made(device));
        int changes = 0;
        for (const QCborValue& key : map.keys()) {
            const QByteArray field = map.value(key).toByteArray();
            for (qsizetype place = 0; place < field.size(); ++place) {
                QByteArray flipped = field;
                flipped[place] = char(flipped[place] ^ 1);
                QCborMap changed = map;
                changed[key] = flipped;
                if (key.toString() == QLatin1String("check")) continue;
                ++changes;
                const auto slot = Slot::fromBytes(withCheck(changed));
                QVERIFY2(!slot || (!slot->untouched(dataKey) && !slot->open(password, device)),
                         qPrintable(key.toString()));
            }
        }
        QVERIFY(changes > 400);
    }

    void aChangedCostOrAnExchangedPartIsNoticed() {
        const QCborMap map = mapOf(made(device));
        const QCborMap other = mapOf(made(device));
        for (const QCborValue& key : map.keys()) {
            QCborMap changed = map;
            changed[key] = other.value(key);
            if (map.value(key).isInteger()) changed[key] = map.value(key).toInteger() + 1;
            if (changed == map || key.toString() == QLatin1String("check")) continue;
            const auto slot = Slot::fromBytes(withCheck(changed));
            QVERIFY2(!slot || (!slot->untouched(dataKey) && !slot->open(password, device)),
                     qPrintable(key.toString()));
        }
    }

    void anAttackersDataKeyIsNotTaken() {
        const Slot genuine = made(device);
        QCborMap changed = mapOf(genuine);
        const QString part = QStringLiteral("sealed-data-key");
        changed[part] = mapOf(genuine.withDataKey(Key::random())).value(part);
        const auto slot = Slot::fromBytes(withCheck(changed));
        QVERIFY(slot);
        QCOMPARE(slot->open(password, device).error().kind, ErrorKind::Corrupt);
    }

    void unreasonableContentsAreDamage_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QCborValue>("value");
        const qint64 gigabyte = 1ll << 30;
        QTest::newRow("too much memory") << QStringLiteral("memory") << QCborValue(gigabyte + 1);
        QTest::newRow("memory beyond all")
            << QStringLiteral("memory") << QCborValue(std::numeric_limits<qint64>::max());
        QTest::newRow("negative memory") << QStringLiteral("memory") << QCborValue(-1);
        QTest::newRow("no memory") << QStringLiteral("memory") << QCborValue(0);
        QTest::newRow("too many operations") << QStringLiteral("operations") << QCborValue(21);
        QTest::newRow("no operation") << QStringLiteral("operations") << QCborValue(0);
        QTest::newRow("cost in words") << QStringLiteral("operations") << QCborValue(QStringLiteral("3"));
        QTest::newRow("another version") << QStringLiteral("version") << QCborValue(2);
        QTest::newRow("no user") << QStringLiteral("user") << QCborValue(QByteArray(16, 0));
        QTest::newRow("no public key") << QStringLiteral("signing") << QCborValue(QByteArray(32, 0));
        QTest::newRow("a box everyone opens") << QStringLiteral("box") << QCborValue(QByteArray(32, 0));
        QTest::newRow("salt too short") << QStringLiteral("salt") << QCborValue(QByteArray(15, 's'));
        QTest::newRow("salt missing") << QStringLiteral("salt") << QCborValue(QCborValue::Null);
        QTest::newRow("unknown field") << QStringLiteral("more") << QCborValue(1);
    }
    void unreasonableContentsAreDamage() {
        QFETCH(QString, field);
        QFETCH(QCborValue, value);
        QCborMap map = mapOf(made(device));
        QVERIFY(Slot::fromBytes(withCheck(map)));
        map[field] = value;
        const auto slot = Slot::fromBytes(withCheck(map));
        QVERIFY(!slot);
        QCOMPARE(slot.error().kind, ErrorKind::Corrupt);
    }

    void rubbishIsDamage() {
        QRandomGenerator random(20240607);
        const QByteArray bytes = made(device).bytes();
        for (int i = 0; i < 3000; ++i) {
            QByteArray rubbish(int(random.bounded(700)), Qt::Uninitialized);
            std::generate(rubbish.begin(), rubbish.end(), [&] { return char(random.generate()); });
            QVERIFY(!Slot::fromBytes(rubbish));
            QByteArray mutated = bytes;
            for (int change = 0; change < 5; ++change)
                mutated[random.bounded(int(mutated.size()))] = char(random.generate());
            QVERIFY(mutated == bytes || !Slot::fromBytes(mutated));
        }
        QVERIFY(!Slot::fromBytes(QByteArray(900, char(0x81))));               // arrays in arrays
        QVERIFY(!Slot::fromBytes(QByteArray::fromHex("5b7fffffffffffffff"))); // a length beyond all memory
        QVERIFY(!Slot::fromBytes(QByteArray::fromHex("bb7fffffffffffffff")));
        QVERIFY(!Slot::fromBytes(QByteArray(100 << 20, 'x')));
        QVERIFY(!Slot().open(password, device));
        QVERIFY(!Slot().open(RecoveryCode::random()));
        QVERIFY(!Slot::fromBytes(Slot().bytes()));
    }

    void anImpossibleCostIsRefused() {
        const auto slot = Slot::forUser(user, name, password, device, PasswordCost{21, 8192}, dataKey);
        QCOMPARE(slot.error().kind, ErrorKind::Refused);
        QVERIFY(PasswordCost::moderate().isReasonable() && PasswordCost::cheap().isReasonable());
    }

    void tooLittleMemoryIsTold() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer needs the address space itself");
#endif
        QFile statm(QStringLiteral("/proc/self/statm"));
        QVERIFY(statm.open(QIODevice::ReadOnly));
        const rlim_t now = statm.readAll().split(' ').first().toULongLong() * rlim_t(sysconf(_SC_PAGESIZE));
        rlimit before{};
        getrlimit(RLIMIT_AS, &before);
        const rlimit tight{now + (100 << 20), before.rlim_max};
        setrlimit(RLIMIT_AS, &tight);
        const auto slot = Slot::forUser(user, name, password, device, PasswordCost::moderate(), dataKey);
        setrlimit(RLIMIT_AS, &before);
        QVERIFY(!slot);
        QCOMPARE(slot.error().kind, ErrorKind::System);
        QVERIFY(slot.error().what.contains(QLatin1String("256 MB")));
    }
};

QTEST_APPLESS_MAIN(SlotTest)
#include "tst_slot.moc"
