// Pushes portraits to a hub as a station does, in bundles, a few at once, each sent again until it is there:
//
//     hub_push_bench CODE [--portraits 10000] [--bytes 40000] [--bundle 25] [--lines 4]
//
// Says how long it took, and how often something was sent again.
#include "core/base/id.h"
#include "core/sync/hub_connection.h"
#include "core/wire/enrolment_code.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

using namespace mianguan;

namespace {

QByteArray noise(qsizetype size) {
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32*>(bytes.data()), size / 4);
    return bytes;
}

sync::Route routeTo(const wire::EnrolmentCode& code) {
    sync::Route route{code.address, {code.pin}, {}, {}};
    route.proxy.choice = sync::Proxy::Choice::None;
    return route;
}

/// Bundles that are not there yet, and those under way.
class Pushing {
public:
    Pushing(sync::HubConnection& to, int portraits, int bytes, int bundle) : hub(to) {
        for (int made = 0; made < portraits;) {
            wire::BlobBundle next;
            for (; next.blobs.size() < bundle && made < portraits; ++made) {
                const QByteArray portrait = noise(bytes);
                next.blobs += {{Id::random(), Hash::of(portrait)}, portrait};
            }
            left.push_back(std::move(next));
        }
    }

    void run(int lines) {
        std::unique_lock lock(guard);
        while (!left.empty() || busy > 0) {
            while (busy < lines && !left.empty()) {
                wire::BlobBundle next = std::move(left.front());
                left.pop_front();
                ++busy;
                lock.unlock();
                send(std::move(next));
                lock.lock();
            }
            news.wait_for(lock, std::chrono::milliseconds(200));
            if (failed) { // the line was cut: not at once again
                failed = false;
                lock.unlock();
                std::this_thread::sleep_for(std::chrono::milliseconds(250));
                lock.lock();
            }
        }
    }
    int repeats = 0;

private:
    void send(wire::BlobBundle bundle) {
        hub.sendBundle(bundle, [this, bundle](const sync::Answer<wire::BlobResults>& answer) {
            const std::lock_guard lock(guard);
            --busy;
            if (!answer) {
                if (!answer.error().isRetryable()) qFatal("%s", qPrintable(answer.error().error.sentence()));
                left.push_front(bundle);
                ++repeats;
                failed = true;
            }
            news.notify_all();
        });
    }

    sync::HubConnection& hub;
    std::mutex guard;
    std::condition_variable news;
    std::deque<wire::BlobBundle> left;
    int busy = 0;
    bool failed = false;
};

wire::Enrolment enrolled(sync::HubConnection& hub, const wire::EnrolmentRequest& request) {
    for (;;) {
        std::promise<sync::Answer<wire::Enrolment>> promise;
        hub.enrol(request,
                  [&](sync::Answer<wire::Enrolment> answer) { promise.set_value(std::move(answer)); });
        const auto answer = promise.get_future().get();
        if (answer) return *answer;
        if (!answer.error().isRetryable()) qFatal("%s", qPrintable(answer.error().error.sentence()));
        std::this_thread::sleep_for(std::chrono::seconds(1));
    }
}

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    QCommandLineParser line;
    line.addHelpOption();
    line.addPositionalArgument(QStringLiteral("code"), QStringLiteral("Of an enrolment."));
    const auto number = [&](const char* name, int otherwise) {
        line.addOption({QLatin1String(name), QStringLiteral("How many."), QStringLiteral("number"),
                        QString::number(otherwise)});
    };
    number("portraits", 10'000);
    number("bytes", 40'000);
    number("bundle", 25);
    number("lines", 4);
    line.process(program);
    QLoggingCategory::setFilterRules(QStringLiteral("mianguan.sync.*=false\nmianguan.sync=false"));
    const auto code = wire::EnrolmentCode::parse(line.positionalArguments().value(0));
    if (!code) qFatal("this is no enrolment code");
    const auto asked = [&](const char* name) { return line.value(QLatin1String(name)).toInt(); };
    sync::HubConnection hub(routeTo(*code));
    const auto key = std::make_shared<const SigningKey>(SigningKey::random());
    const auto station =
        enrolled(hub, wire::EnrolmentRequest::signedBy(*key, code->secret, QStringLiteral("bench"),
                                                       QStringLiteral("bench")));
    hub.identify(station.station, key);
    Pushing pushing(hub, asked("portraits"), asked("bytes"), asked("bundle"));
    QElapsedTimer timer;
    timer.start();
    pushing.run(asked("lines"));
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("%.1f s, %.2f MB/s, %d bundles sent again\n", seconds,
                double(asked("portraits")) * asked("bytes") / 1e6 / seconds, pushing.repeats);
}
