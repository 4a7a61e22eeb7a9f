#include "core/spec/finding.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace mianguan;

namespace {

Finding eyeLine() {
    return {QStringLiteral("eye-line"), Status::Fail, QStringLiteral("too-high"), 187.25,
            QStringLiteral("px"),       35,           QRectF(10.5, 20, 30, 0)};
}

QJsonObject throughText(const QJsonObject& json) {
    return QJsonDocument::fromJson(QJsonDocument(json).toJson()).object();
}

} // namespace

class TestFinding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statusNamesRoundTrip();
    void worstLeavesOutWhatWasNotAssessed();
    void roundTrips();
    void emptyPartsRoundTrip();
    void hasTheContractsKeys();
    void refusesWrongFields_data();
    void refusesWrongFields();
};

void TestFinding::statusNamesRoundTrip() {
    const char* names[] = {"pass", "not-assessed", "warn", "fail"};
    const Status statuses[] = {Status::Pass, Status::NotAssessed, Status::Warn, Status::Fail};
    for (size_t i = 0; i < 4; ++i) {
        QCOMPARE(statusName(statuses[i]), QString::fromLatin1(names[i]));
        QVERIFY(statusFromName(QString::fromLatin1(names[i])) == statuses[i]);
    }
    QVERIFY(!statusFromName(u"Pass") && !statusFromName(u"") && !statusFromName(u"passed"));
}

void TestFinding::worstLeavesOutWhatWasNotAssessed() {
    const auto with = [](std::initializer_list<Status> statuses) {
        Findings findings;
        for (Status status : statuses)
            findings += Finding{QStringLiteral("yaw"), status, {}, {}, {}, 0, {}};
        return worstOf(findings);
    };
    QVERIFY(with({}) == Status::Pass);
    QVERIFY(with({Status::NotAssessed}) == Status::Pass);
    QVERIFY(with({Status::Pass, Status::Warn, Status::NotAssessed}) == Status::Warn);
    QVERIFY(with({Status::Fail, Status::Warn, Status::Pass}) == Status::Fail);
}

void TestFinding::roundTrips() {
    const auto read = findingFromJson(throughText(toJson(eyeLine())));
    QVERIFY(read);
    QCOMPARE(read->id, QStringLiteral("eye-line"));
    QVERIFY(read->status == Status::Fail);
    QCOMPARE(read->cause, QStringLiteral("too-high"));
    QCOMPARE(*read->value, 187.25);
    QCOMPARE(read->unit, QStringLiteral("px"));
    QCOMPARE(read->score, 35);
    QCOMPARE(*read->box, QRectF(10.5, 20, 30, 0));
}

void TestFinding::emptyPartsRoundTrip() {
    const Finding none{QStringLiteral("gaze"), Status::NotAssessed, {}, {}, {}, 0, {}};
    const QJsonObject json = throughText(toJson(none));
    QVERIFY(json.value(QLatin1String("value")).isNull() && json.value(QLatin1String("box")).isNull());
    const auto read = findingFromJson(json);
    QVERIFY(read && !read->value && !read->box && read->cause.isEmpty());
}

void TestFinding::hasTheContractsKeys() {
    QStringList keys = toJson(eyeLine()).keys();
    QCOMPARE(keys.join(QLatin1Char(' ')), QStringLiteral("box cause id score status unit value"));
}

void TestFinding::refusesWrongFields_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* name, const char* field, const QJsonValue& value) {
        QTest::newRow(name) << QString::fromLatin1(field) << value;
    };
    row("id missing", "id", QJsonValue::Undefined);
    row("id a number", "id", 3);
    row("status unknown", "status", QStringLiteral("good"));
    row("status null", "status", QJsonValue::Null);
    row("cause a number", "cause", 1);
    row("unit a list", "unit", QJsonArray{});
    row("value a text", "value", QStringLiteral("12"));
    row("score missing", "score", QJsonValue::Undefined);
    row("score 101", "score", 101);
    row("score -1", "score", -1);
    row("score 12.5", "score", 12.5);
    row("box of three", "box", QJsonArray{1, 2, 3});
    row("box of texts", "box", QJsonArray{QStringLiteral("1"), 2, 3, 4});
    row("box turned inside out", "box", QJsonArray{1, 2, -3, 4});
    row("box an object", "box", QJsonObject{});
}

void TestFinding::refusesWrongFields() {
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject json = toJson(eyeLine());
    if (value.isUndefined())
        json.remove(field);
    else
        json.insert(field, value);
    const auto read = findingFromJson(json);
    QVERIFY(!read);
    QVERIFY2(read.error().what.contains(field), qPrintable(read.error().sentence()));
    QVERIFY(read.error().kind == ErrorKind::Corrupt);
}

QTEST_APPLESS_MAIN(TestFinding)
#include "tst_finding.moc"
