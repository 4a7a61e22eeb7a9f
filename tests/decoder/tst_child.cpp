#include "core/decoder/decoder_pool.h"
#include "tests/decoder/processes.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace mianguan;
using namespace std::chrono_literals;

namespace {

QByteArray order(const char* deed) { return QByteArray("\xFF\xD8\xFF") + deed; }
bool isHonest(const Result<Picture>& picture) {
    return picture && picture->bgr.at<cv::Vec3b>(3, 5) == cv::Vec3b(1, 2, 3);
}
int only(const QList<int>& all) { return all.size() == 1 ? all.first() : 0; }

} // namespace

/// A child that does what no picture should make it do (bad_decoder.cpp).
class TestChild : public QObject {
    Q_OBJECT

    DecoderPool pool{QStringLiteral(BAD_DECODER), 2, 20s};

    Error errorAfter(const char* deed) {
        const auto picture = pool.decode(order(deed), {});
        return picture ? Error{ErrorKind::Cancelled, QStringLiteral("no error"), {}, {}} : picture.error();
    }
    void checkUnreadable(const Error& error, const char* words) {
        QCOMPARE(error.kind, ErrorKind::Unreadable);
        QVERIFY2(error.what.contains(QLatin1String(words)), qPrintable(error.sentence()));
        QVERIFY(!error.remedy.isEmpty());
        QVERIFY2(isHonest(pool.decode(order("good"), {})), "the next picture goes on");
    }

private Q_SLOTS:
    void init() { QVERIFY(isHonest(pool.decode(order("good"), {}))); }

    void crimesAreStopped_data() {
        QTest::addColumn<QByteArray>("deed");
        for (const char* deed : {"open", "create", "socket", "exec", "fork", "kill parent", "unlink", "dup",
                                 "run memory", "open in thread"})
            QTest::newRow(deed) << QByteArray(deed);
    }
    void crimesAreStopped() {
        QFETCH(QByteArray, deed);
        checkUnreadable(errorAfter(deed.constData()), "went beyond what reading a picture takes");
    }

    void liesAreNotBelieved_data() {
        QTest::addColumn<QByteArray>("deed");
        for (const char* deed : {"garbage", "huge", "other size", "orientation", "format", "no pixels",
                                 "few pixels", "memory that shrinks"})
            QTest::newRow(deed) << QByteArray(deed);
    }
    void liesAreNotBelieved() {
        QFETCH(QByteArray, deed);
        checkUnreadable(errorAfter(deed.constData()), "cannot be right");
    }

    void crashes() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer would tell of the crash itself, which is more than a child may do");
#endif
        checkUnreadable(errorAfter("segv"), "crashed its reader (signal 11)");
        checkUnreadable(errorAfter("abort"), "crashed its reader (signal 6)");
        checkUnreadable(errorAfter("exit"), "crashed its reader (signal 0)");
    }

    void memoryIsLimited() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer's own reservations leave no room for a limit");
#endif
        const auto picture = pool.decode(order("memory"), {.pixels = 1'000'000});
        checkUnreadable(picture.error(), "more memory than a picture may take");
    }

    void longMessagesAreNotTaken() { checkUnreadable(errorAfter("too much"), "stopped from outside"); }

    void hangingEnds() {
        DecoderPool impatient(QStringLiteral(BAD_DECODER), 1, 300ms);
        const auto picture = impatient.decode(order("hang"), {});
        QVERIFY(!picture);
        QCOMPARE(picture.error().kind, ErrorKind::Unreadable);
        QVERIFY2(picture.error().what.contains(QLatin1String("longer than 0.3 seconds")),
                 qPrintable(picture.error().what));
        QVERIFY(isHonest(impatient.decode(order("good"), {})));
    }

    void silenceEnds() { checkUnreadable(errorAfter("close and hang"), "stopped from outside"); }

    void killedInTheMiddle() {
        Result<Picture> picture;
        std::thread work([&] { picture = pool.decode(order("hang"), {}); });
        const auto end = qScopeGuard([&] { work.join(); });
        QTest::qWait(50);
        QTRY_VERIFY(!childrenOf(getpid()).isEmpty());
        for (const int child : childrenOf(getpid()))
            kill(child, SIGKILL);
        work.join();
        work = std::thread([] {});
        QVERIFY(!picture);
        checkUnreadable(picture.error(), "stopped from outside");
    }

    void killedAtRest() {
        for (const int child : childrenOf(getpid()))
            kill(child, SIGKILL);
        QTRY_VERIFY(childrenOf(getpid()).isEmpty());
        const auto picture = pool.decode(order("good"), {}); // none pays for a child that died before it
        QVERIFY2(isHonest(picture), qPrintable(picture ? QString() : picture.error().sentence()));
    }

    void threadsAreAllowed() { QVERIFY(isHonest(pool.decode(order("thread"), {}))); }

    void textIsCleaned() {
        const auto picture = pool.decode(order("text"), {});
        QVERIFY(picture);
        QVERIFY(picture->facts.colourProfile.startsWith(QLatin1String("a[2Jb")));
        QCOMPARE(picture->facts.colourProfile.size(), 256);
    }

    void theChildIsLockedIn() {
        QFile status(QStringLiteral("/proc/%1/status").arg(only(childrenOf(getpid()))));
        QVERIFY(status.open(QFile::ReadOnly));
        const QByteArray said = status.readAll();
        QVERIFY2(said.contains("NoNewPrivs:\t1") && said.contains("Seccomp:\t2"), said.constData());
        QFile environment(QStringLiteral("/proc/%1/environ").arg(only(childrenOf(getpid()))));
        if (environment.open(QFile::ReadOnly)) QVERIFY(environment.readAll().count('=') <= 1);
    }

    void diesWithItsParent() {
        QProcess parent;
        parent.start(QStringLiteral(DECODER_PARENT), {QStringLiteral(BAD_DECODER)});
        QVERIFY(parent.waitForStarted());
        QTRY_VERIFY(only(childrenOf(parent.processId())));
        const int child = only(childrenOf(parent.processId()));
        QTest::qWait(300); // into the middle of its picture
        QCOMPARE(kill(child, 0), 0);
        parent.kill();
        parent.waitForFinished();
        QTRY_VERIFY(kill(child, 0) != 0 || isZombie(child));
    }

    void outlivesTheThreadThatStartedIt() {
        DecoderPool own(QStringLiteral(BAD_DECODER), 1, 20s);
        const QList<int> before = childrenOf(getpid());
        std::thread([&] { (void)own.decode(order("good"), {}); }).join();
        QTest::qWait(100);
        QList<int> after = childrenOf(getpid());
        after.removeIf([&](int pid) { return before.contains(pid); });
        QCOMPARE(after.size(), 1);
        QVERIFY(isHonest(own.decode(order("good"), {})));
        QVERIFY(childrenOf(getpid()).contains(after.first()));
    }

    void withoutDecoderNoPicture() {
        DecoderPool missing(QStringLiteral("/nowhere/mianguan-decoder"), 1, 20s);
        const auto picture = missing.decode(order("good"), {});
        QVERIFY(!picture);
        QVERIFY2(picture.error().what.contains(QLatin1String("does not start")),
                 qPrintable(picture.error().sentence()));
        QCOMPARE(picture.error().where, QStringLiteral("/nowhere/mianguan-decoder"));
        DecoderPool wrong(QStringLiteral("/bin/false"), 1, 20s);
        const auto refused = wrong.decode(order("good"), {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().what.contains(QLatin1String("ended before the first one")),
                 qPrintable(refused.error().sentence()));
    }

private:
    static bool isZombie(int pid) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
        return !file.open(QFile::ReadOnly) || file.readAll().contains(") Z ");
    }
};

QTEST_GUILESS_MAIN(TestChild)
#include "tst_child.moc"
