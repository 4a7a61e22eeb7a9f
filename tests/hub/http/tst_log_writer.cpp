#include "core/hub/http/log_writer.h"
#include "tests/hub/http/hub_under_test.h"

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

// The log when nobody reads it: nobody waits, and what was lost is told.

using namespace mianguan;
using namespace mianguan::http;

namespace {

/// A pipe that is read when it is told to be.
class Pipe {
public:
    Pipe() {
        if (pipe2(ends, O_CLOEXEC) != 0) qFatal("no pipe");
    }
    ~Pipe() {
        closeEnd(0);
        closeEnd(1);
    }
    int in() const { return ends[1]; }
    void closeEnd(int which) {
        if (ends[which] >= 0) ::close(ends[which]);
        ends[which] = -1;
    }
    /// Until the other end is closed.
    std::thread readTo(QByteArray& all) const {
        return std::thread([from = ends[0], &all] {
            char bytes[4096];
            for (ssize_t size = ::read(from, bytes, sizeof bytes); size > 0;
                 size = ::read(from, bytes, sizeof bytes))
                all.append(bytes, size);
        });
    }

private:
    int ends[2] = {-1, -1};
};

QByteArrayList linesOf(const QByteArray& text) {
    QByteArrayList lines = text.split('\n');
    if (lines.takeLast() != "") qFatal("the last line is not whole");
    return lines;
}

/// How many were dropped, as such a line says; none of another line.
std::optional<qint64> lossIn(const QByteArray& line) {
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (!object.value(QStringLiteral("error")).toString().contains(QStringLiteral("dropped"))) return {};
    return object.value(QStringLiteral("why")).toString().toLongLong();
}

QByteArray filled(int number) { return QByteArray::number(number) + ' ' + QByteArray(200, 'x'); }

} // namespace

class TestLogWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesComeWholeAndInOrder() {
        Pipe pipe;
        QByteArray all;
        std::thread reader = pipe.readTo(all);
        Count dropped;
        {
            LogWriter log(pipe.in(), dropped, 100'000);
            for (int i = 0; i < 5000; ++i)
                log.write(filled(i));
            log.write(QByteArray(300'000, 'y')); // more than a pipe holds
        }
        pipe.closeEnd(1);
        reader.join();
        const QByteArrayList lines = linesOf(all);
        QCOMPARE(lines.size(), 5001);
        for (int i = 0; i < 5000; ++i)
            QCOMPARE(lines[i], filled(i));
        QCOMPARE(lines.last(), QByteArray(300'000, 'y'));
        QCOMPARE(dropped.value(), 0);
    }

    void whatNobodyReadsIsDroppedCountedAndTold() {
        Pipe pipe;
        QByteArray all;
        Count dropped;
        std::thread reader;
        {
            LogWriter log(pipe.in(), dropped, 100);
            for (int i = 0; i < 20'000; ++i)
                log.write(filled(i)); // never waits, or this would not end
            QVERIFY(dropped.value() > 10'000);
            reader = pipe.readTo(all);
        }
        pipe.closeEnd(1);
        reader.join();
        qint64 told = 0, written = 0;
        for (const QByteArray& line : linesOf(all)) {
            const auto loss = lossIn(line);
            told += loss.value_or(0);
            written += !loss;
        }
        QCOMPARE(told, dropped.value());
        QVERIFY(written >= 100);
    }

    void endingDoesNotWaitForAReader() {
        Pipe pipe;
        Count dropped;
        LogWriter log(pipe.in(), dropped, 5000);
        for (int i = 0; i < 5000; ++i)
            log.write(filled(i));
    }

    void aServerAnswersWhileItsLogStalls() {
        Pipe pipe;
        HubUnderTest hub;
        LogWriter log(pipe.in(), hub.metrics.counter("lost", "Lines lost.").with({}), 100);
        hub.options.accessLog = [&](const QByteArray& line) { log.write(line); };
        hub.on(Method::Get, "/hello", say("hello"));
        hub.start();
        WireClient client = hub.client();
        for (int i = 0; i < 1500; ++i)
            QCOMPARE(client.ask(get("/hello")).status, 200);
        QVERIFY(hub.metric("lost") > 0);
        hub.server.reset();
    }

    void aReaderThatIsGoneIsNotWaitedFor() {
        std::signal(SIGPIPE, SIG_IGN);
        Pipe pipe;
        pipe.closeEnd(0);
        Count dropped;
        LogWriter log(pipe.in(), dropped, 10);
        for (int i = 0; i < 1000; ++i)
            log.write(filled(i));
    }
};

QTEST_GUILESS_MAIN(TestLogWriter)
#include "tst_log_writer.moc"
