// What keys cost: keys_bench. Prints microseconds of processor time; judges nothing.
#include "core/keys/seal.h"
#include "core/keys/slot.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace mianguan;

namespace {

double nowUs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
}

/// The median of 11 rounds of `times` runs each.
void measure(const char* what, int times, const std::function<void()>& work) {
    std::vector<double> us;
    for (int round = 0; round < 11; ++round) {
        const double start = nowUs();
        for (int i = 0; i < times; ++i)
            work();
        us.push_back((nowUs() - start) / times);
    }
    std::sort(us.begin(), us.end());
    std::printf("%-36s %12.2f us   worst %12.2f us\n", what, us[5], us.back());
}

void measureSeals(const char* sealName, const char* unsealName, qsizetype size, int times) {
    const Key key = Key::random();
    const QByteArray plain(size, 'p');
    const QByteArray sealed = seal(key, plain, "about");
    measure(sealName, times, [&] { seal(key, plain, "about"); });
    measure(unsealName, times, [&] { unseal(key, sealed, "about").value(); });
}

void measureSlot(const char* makeName, const char* openName, const PasswordCost& cost, int times) {
    const Key dataKey = Key::random();
    const Key device = Key::random();
    const QString password = QStringLiteral("kettle mammoth orbit violin");
    const auto make = [&] {
        return *Slot::forUser(Id::random(), QStringLiteral("wangli"), password, device, cost, dataKey);
    };
    const Slot slot = make();
    measure(makeName, times, make);
    measure(openName, times, [&] { slot.open(password, device).value(); });
}

} // namespace

int main() {
    const SigningKey signing = SigningKey::random();
    const QByteArray message(200, 'm'); // an event's header
    const QByteArray signature = signing.sign(message);
    measure("a key made and given back", 10'000, [] { Key::random(); });
    measure("sign 200 bytes", 1000, [&] { signing.sign(message); });
    measure("verify 200 bytes", 1000, [&] { signing.publicKey().verifies(message, signature); });
    const Key key = Key::random();
    const QByteArray sealedKey = sealKey(key, key, "graduate");
    measure("seal a key", 10'000, [&] { sealKey(key, key, "graduate"); });
    measure("unseal a key", 10'000, [&] { unsealKey(key, sealedKey, "graduate").value(); });
    measureSeals("seal 300 bytes", "unseal 300 bytes", 300, 10'000);
    measureSeals("seal 35 kB", "unseal 35 kB", 35'000, 200);
    measureSeals("seal 64 MB", "unseal 64 MB", 64 << 20, 1);
    measureSlot("make a slot, cheap", "open a slot, cheap", PasswordCost::cheap(), 50);
    measureSlot("make a slot, moderate", "open a slot, moderate", PasswordCost::moderate(), 1);
    const RecoveryCode code = RecoveryCode::random();
    const Slot recovery = Slot::forRecovery(code, key);
    measure("open the recovery slot", 100, [&] { recovery.open(code).value(); });
    const QByteArray bytes = recovery.bytes();
    measure("read a slot's bytes", 100, [&] { Slot::fromBytes(bytes).value(); });
    return 0;
}
