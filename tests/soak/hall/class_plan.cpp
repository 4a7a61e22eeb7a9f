#include "tests/soak/hall/class_plan.h"

#include "core/people/identity_number.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace mianguan::soak {

namespace {

constexpr int classSize = 60;
const QString surnames = QStringLiteral("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗");
const QString given = QStringLiteral("伟芳娜敏静强磊洋艳勇杰娟涛明超霞平刚丹华");

QString nameOf(int number) {
    const int family = number % int(surnames.size()), first = number / int(surnames.size()) + family;
    return QString(surnames[family]) + given[first % given.size()] + given[number % given.size()];
}

QString identityNumber(int number, const char* born) {
    const QString front =
        QStringLiteral("110105%1%2").arg(QLatin1String(born)).arg(number, 3, 10, QLatin1Char('0'));
    for (const QChar check : QStringLiteral("0123456789X"))
        if (parseIdentityNumber(front + check)) return front + check;
    qFatal("no check character fits");
}

RosterEntry entryOf(int number) {
    RosterEntry entry;
    entry.name = nameOf(number);
    entry.studentNumber = QStringLiteral("2023%1").arg(number + 1, 6, 10, QLatin1Char('0'));
    entry.identityNumber = identityNumber(number, "20040315");
    entry.className = QStringLiteral("软件%1班").arg(number / classSize + 1);
    entry.code = QStringLiteral("MG-%1").arg(number * 7919 % 1'000'000, 6, 10, QLatin1Char('0'));
    return entry;
}

/// Deals out what befalls some of them.
class Dealer {
public:
    Dealer(QList<Sitting>& to, quint32 seed) : sittings(to), chance(seed), order(sittings.size()) {
        std::iota(order.begin(), order.end(), 0);
    }

    template <class Give>
    void deal(int oneIn, Give give) {
        std::shuffle(order.begin(), order.end(), chance);
        int left = std::max(1, int(sittings.size()) / oneIn);
        for (const int index : order) {
            Sitting& sitting = sittings[index];
            if (left == 0) return;
            if (!sitting.photographed() || !give(sitting)) continue;
            --left;
        }
    }

private:
    QList<Sitting>& sittings;
    std::mt19937 chance;
    QList<int> order;
};

void dealAll(QList<Sitting>& sittings, quint32 seed) {
    Dealer dealer(sittings, seed);
    dealer.deal(classSize, [](Sitting& one) { return one.approved = true; });
    dealer.deal(20, [](Sitting& one) { return one.absent = true; });
    dealer.deal(20, [](Sitting& one) { return one.wrongFirst = true; });
    dealer.deal(10, [](Sitting& one) { return one.askew = true; });
    for (const Arrival how : {Arrival::StudentNumber, Arrival::CardNumber, Arrival::Code, Arrival::Name})
        dealer.deal(20, [how](Sitting& one) {
            if (one.how != Arrival::ClassList) return false;
            one.how = how;
            return true;
        });
    for (const Mishap mishap : {Mishap::StationLocked, Mishap::OtherPage, Mishap::Unplugged, Mishap::Frozen,
                                Mishap::SteppedBack, Mishap::StationLocked, Mishap::OtherPage})
        dealer.deal(classSize, [mishap](Sitting& one) {
            if (one.mishap != Mishap::None) return false;
            one.mishap = mishap;
            one.afterShot =
                one.entry.studentNumber.endsWith(QLatin1Char('1')) || mishap == Mishap::SteppedBack;
            return true;
        });
    dealer.deal(classSize, [](Sitting& one) {
        one.entry.identityNumber = identityNumber(7, "20160901"); // under 14 for years to come
        return true;
    });
}

/// One who is found by name has a namesake.
void giveNamesake(QList<Sitting>& sittings) {
    const auto named = std::find_if(sittings.begin(), sittings.end(),
                                    [](const Sitting& one) { return one.how == Arrival::Name; });
    if (named != sittings.end()) sittings.front().entry.name = named->entry.name;
}

} // namespace

QList<Sitting> planClass(int graduates, quint32 seed) {
    QList<Sitting> sittings(graduates);
    for (int i = 0; i < graduates; ++i) {
        sittings[i].entry = entryOf(i);
        sittings[i].burst = i >= graduates / 2 && i < graduates * 3 / 4;
    }
    dealAll(sittings, seed);
    giveNamesake(sittings);
    Sitting other;
    other.listed = false;
    other.entry.name = QStringLiteral("欧阳未列");
    other.entry.studentNumber = QStringLiteral("2022990001");
    return sittings << other;
}

int indexOf(const QList<Sitting>& sittings, const QString& studentNumber) {
    const auto found = std::find_if(sittings.begin(), sittings.end(), [&](const Sitting& one) {
        return one.entry.studentNumber == studentNumber;
    });
    return found == sittings.end() ? -1 : int(found - sittings.begin());
}

Session plannedClassSession() {
    Session session;
    session.name = QStringLiteral("北体育馆");
    session.batch = {QStringLiteral("云河学院"), QStringLiteral("2027")};
    session.specification = QStringLiteral("chsi-2017-99");
    session.desk = QStringLiteral("1");
    session.policy.check = IdentityCheck::LastFour;
    return session;
}

QString guardianName() { return QStringLiteral("王建国"); }
QString guardianRelation() { return QStringLiteral("父亲"); }

} // namespace mianguan::soak
