#pragma once

#include "core/work/import.h"
#include "tests/soak/soak_worker.h"
#include "tests/work/handmade.h"

#include <functional>
#include <optional>

namespace mianguan::soak {

/// The worker's hands. Each method is one kind of work, told as it is intended and acknowledged, in a line
/// each: "! type key …" and "+ type key …", by the type of the event that is to be recorded.
class Desk {
public:
    struct Voice {
        std::function<void(const QString& line)> say;
        std::function<void(const Error& error)> fail; ///< a command was refused; the work goes on
    };
    Desk(const Orders& orders, Voice voice);

    void comeIn();       ///< sets the store up where there is none
    void workAtRandom(); ///< one kind of work
    void work(const QString& kind);
    static QStringList kinds();
    void leave(); ///< signs out

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
    QList<PhotoRow> some(int most, const std::function<bool(const PhotoRow&)>& fits);
    std::optional<std::unique_ptr<Entrance>> door();
    void intend(QLatin1String type, const QString& key = none(), const QString& more = {});
    void acknowledge(QLatin1String type, const QString& key = none(), const QString& more = {});
    static QString none() { return QStringLiteral("-"); }
    template <class T>
    std::optional<T> got(Result<T> result) {
        if (result) return std::move(*result);
        voice.fail(result.error());
        return {};
    }
    template <class T, class Ask>
    std::optional<T> answered(Ask ask) {
        return got(test::answerOf<T>(ask));
    }
    void run(Import& import, const QString& path);
    void take(std::unique_ptr<Store> opened);

    Orders orders;
    Voice voice;
    std::mt19937 chance;
    std::unique_ptr<Store> store;
};

} // namespace mianguan::soak
