#pragma once

#include "tests/soak/soak_worker.h"
#include "tests/work/handmade.h"

namespace mianguan::soak {

/// The worker's hands. Each method is one kind of work, told as it is intended and acknowledged.
class Desk {
public:
    explicit Desk(const Orders& orders);

    void comeIn();       ///< sets the store up where there is none
    void workAtRandom(); ///< one kind of work
    void work(const QString& kind);
    static QStringList kinds();

private:
    // Photos
    void importLastClass();
    void importNextClass();
    void importClass(int number);
    void importPortrait();
    void judgeSome();
    void judge(const Id& subject);
    void undoSome();
    void deliver();
    void revealOne();
    void purgeSome();

    // People
    void found();
    void open();
    void leaveAndReturn();
    void recoverWithCode();
    void addUser();
    void changeRoles();
    void resetPassword();
    void removeUser();
    void changePassword();
    void changePolicy();
    void renewCode();

    // Safety
    void backUp();
    void exportActivity();

    bool oneIn(int number) { return chance() % quint32(number) == 0; }
    int anyNumber() { return int(chance() % 1'000'000); }
    QList<User> others() const;
    std::unique_ptr<Entrance> door() const;
    void take(std::unique_ptr<Store> opened);

    Orders orders;
    std::mt19937 chance;
    std::unique_ptr<Store> store;
};

void say(char kind, QLatin1String type, const QString& key = QStringLiteral("-"), const QString& more = {});

template <class T>
T must(Result<T> result) {
    if (!result) qFatal("%s", qPrintable(result.error().sentence()));
    return std::move(*result);
}

} // namespace mianguan::soak
