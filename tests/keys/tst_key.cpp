#include "core/keys/arena.h"
#include "core/keys/hardening.h"
#include "core/keys/key.h"
#include "core/keys/seal.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <functional>
#include <linux/capability.h>
#include <set>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace mianguan;

namespace {

/// How a process of its own ended that did this: its exit code, or 1000 and the signal that ended it.
int endOf(const std::function<int()>& work) {
    const pid_t child = fork();
    if (child == 0) {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        std::signal(SIGABRT, SIG_DFL); // Qt Test would write of it
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
        _exit(work());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

void forbidLocking() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_MEMLOCK, &none);
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct noRights[2]{};
    syscall(SYS_capset, &header, noRights); // root may lock whatever the limit
}

bool isZero(const unsigned char* cell) {
    return std::all_of(cell, cell + Key::size, [](unsigned char byte) { return byte == 0; });
}

} // namespace

class KeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void madeOfItsBytes() {
        const QByteArray bytes(32, 'k');
        const Key key = Key::fromBytes(bytes);
        QVERIFY(!key.isNull());
        QCOMPARE(key.view().toByteArray(), bytes);
        QVERIFY(Key::fromBytes(QByteArray(31, 'k')).isNull());
        QVERIFY(Key::fromBytes(QByteArray(33, 'k')).isNull());
        QVERIFY(Key().isNull());
        QCOMPARE(Key().view().size(), 0);
        QVERIFY(Key::random().view() != Key::random().view());
    }

    void derivedByKeyedBlake2b() {
        // hashlib.blake2b(b"purpose", digest_size=32, key=bytes(range(32))) of Python.
        QByteArray bytes;
        for (char byte = 0; byte < 32; ++byte)
            bytes += byte;
        const Key key = Key::fromBytes(bytes);
        QCOMPARE(key.derived("purpose").view().toByteArray().toHex(),
                 QByteArray("2a3720a4d9c9a6ce803868ff08c71356853d2e24863d93845683eee84fc0152c"));
        QVERIFY(key.derived("purpose").view() != key.derived("another").view());
        QVERIFY(Key().derived("purpose").isNull());
    }

    void movedAndCopied() {
        Key first = Key::random();
        const QByteArray bytes = first.view().toByteArray();
        Key second = std::move(first);
        QVERIFY(first.isNull()); // NOLINT: that is the question
        QCOMPARE(second.view().toByteArray(), bytes);
        const Key third = second.copy();
        second = Key();
        QVERIFY(second.isNull());
        QCOMPARE(third.view().toByteArray(), bytes);
        QVERIFY(Key().copy().isNull());
    }

    void notMadeWhenFillingFails() {
        QVERIFY(Key::filledBy([](unsigned char*) { return false; }).isNull());
    }

    void wipedWhenGivenBack() {
        const unsigned char* was = nullptr;
        {
            const Key key = Key::random();
            was = key.data();
            QVERIFY(!isZero(was));
        }
        unsigned char* next = arena::take();
        QCOMPARE(static_cast<const void*>(next), static_cast<const void*>(was));
        QVERIFY(isZero(next));
        arena::give(next);
    }

    void wipedWhenReplaced() {
        Key key = Key::random();
        const unsigned char* was = key.data();
        Key other = Key::random();
        key = std::move(other);
        QVERIFY(isZero(was));
    }

    void everyCellIsItsOwn() {
        std::vector<Key> keys;
        std::set<const unsigned char*> places;
        for (int i = 0; i < 5000; ++i) { // more than two slabs
            keys.push_back(Key::random());
            places.insert(keys.back().data());
        }
        QCOMPARE(places.size(), keys.size());
        const auto farEnough = [last = static_cast<const unsigned char*>(nullptr)](auto* place) mutable {
            const bool fits = !last || place - last >= Key::size;
            last = place;
            return fits;
        };
        QVERIFY(std::all_of(places.begin(), places.end(), farEnough));
    }

    void threadsShareTheCells() {
        const auto work = [] {
            for (int i = 0; i < 20'000; ++i) {
                const Key key = Key::random();
                if (key.copy().view() != key.view()) return false;
            }
            return true;
        };
        std::array<bool, 4> right{};
        std::vector<std::thread> threads;
        for (bool& mine : right)
            threads.emplace_back([&mine, work] { mine = work(); });
        for (auto& thread : threads)
            thread.join();
        QVERIFY(std::all_of(right.begin(), right.end(), [](bool mine) { return mine; }));
    }

    void keysAreMadeWhereMemoryCannotBeLocked() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer leaves locking out");
#endif
        const auto work = [] {
            if (lockedMemoryTrouble()) return 2;
            forbidLocking();
            std::vector<Key> keys;
            while (keys.size() < 10'000)
                keys.push_back(Key::random());
            return lockedMemoryTrouble() ? 0 : 3;
        };
        QCOMPARE(endOf(work), 0);
    }

    void aHardenedProcessCannotBeLookedInto() {
        const auto work = [] {
            rlimit core{1, 1};
            if (prctl(PR_GET_DUMPABLE) != 1) return 2;
            hardenProcess();
            getrlimit(RLIMIT_CORE, &core);
            return prctl(PR_GET_DUMPABLE) == 0 && core.rlim_max == 0 ? 0 : 3;
        };
        QCOMPARE(endOf(work), 0);
    }

    void nothingIsSealedWithoutAKey() {
        QCOMPARE(endOf([] { return int(seal(Key(), "plain", {}).size()); }), 1000 + SIGABRT);
    }

    void textIsWiped() {
        QString text(100, u's');
        const QChar* place = text.constData();
        wipe(text);
        QVERIFY(text.isEmpty());
        QCOMPARE(text.constData(), place); // the memory is still ours to look at
        QVERIFY(std::all_of(place, place + 100, [](QChar c) { return c.isNull(); }));
    }

    void bytesAreWiped() {
        QByteArray bytes(100, 's');
        const char* place = bytes.constData();
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(static_cast<const void*>(bytes.constData()), static_cast<const void*>(place));
        QVERIFY(std::all_of(place, place + 100, [](char c) { return c == 0; }));
    }

    void whatOthersHoldIsNotWiped() {
        QString text(100, u's');
        const QString shared = text;
        wipe(text);
        QVERIFY(text.isEmpty());
        QCOMPARE(shared, QString(100, u's'));
        QString literal = QStringLiteral("in the program's own read-only bytes");
        wipe(literal);
        QVERIFY(literal.isEmpty());
    }
};

QTEST_APPLESS_MAIN(KeyTest)
#include "tst_key.moc"
