#pragma once

#include "tests/hub/served_hub.h"
#include "tests/soak/stations/machine.h"
#include "tests/soak/stations/plain_log.h"

#include <QRandomGenerator>

namespace mianguan::test {

/// Real stores with their links, deeds by chance through their own commands, over wires that are cut now and
/// then, against the real hub. The hub is closed, killed, backed up and restored to what it was; stations are
/// cloned and restored from old copies. In the end everything heals, and all say the same.
class Stations {
public:
    /// With the stores founded in a folder.
    Stations(quint32 seed, const QString& founded);
    ~Stations();

    void step();
    /// What keeps them from coming in step; empty when all have. Afterwards nothing waits.
    QString heal();
    /// The mishaps so far, a line each.
    const QStringList& story() const { return mishaps; }
    QString hubFolder() const { return hub->place->options().folder; }
    /// Where stores, hub and the plain reading of its log do not agree; empty when all do. After heal().
    QString difference();

    struct Count {
        int deeds = 0, refused = 0, photos = 0, clones = 0, rollbacks = 0, hubRestores = 0, hubKills = 0,
            revocations = 0, removals = 0, purges = 0, rekeyed = 0, settled = 0, declined = 0, events = 0,
            given = 0, takenBack = 0;
    };
    Count count;

private:
    struct HubSaved {
        QString folder;
        Id revokedKey;
        int forks = 0;
    };
    struct Image {
        QString folder;
        size_t machine = 0, photos = 0;
        Id key;
    };

    int below(int end) { return int(dice.bounded(end)); }
    bool oneIn(int number) { return below(number) == 0; }
    StationMachine& someMachine() { return *machines[size_t(below(int(machines.size())))]; }

    // Deeds at a desk, by its store's commands; a refused one is none.
    struct Deed {
        int often;
        void (Stations::*act)(StationMachine&);
    };
    static const QList<Deed>& deeds();
    void act(StationMachine& machine);
    template <class T>
    bool tell(const Result<T>& done) {
        done ? ++count.deeds : ++count.refused;
        return done.has_value();
    }
    std::optional<PhotoRow> somePhoto(const StationMachine& machine);
    Id someGraduate(const StationMachine& machine);
    void keepPhoto(StationMachine& machine, const Store::Submission& photo);
    void collect(StationMachine& machine);
    void retake(StationMachine& machine);
    void importOne(StationMachine& machine);
    void addReference(StationMachine& machine);
    void approveOne(StationMachine& machine);
    void rejectOne(StationMachine& machine);
    void undoOne(StationMachine& machine);
    void deliverOne(StationMachine& machine);
    void reopenOne(StationMachine& machine);
    void purgeOne(StationMachine& machine);
    void giveOne(StationMachine& machine);
    void takeBackOne(StationMachine& machine);
    void enrolGraduate(StationMachine& machine);
    void importList(StationMachine& machine);
    void payFee(StationMachine& machine);
    void endSession(StationMachine& machine);
    void withdrawConsent(StationMachine& machine);
    void changePolicy(StationMachine& machine);
    void changePeople(StationMachine& machine);
    void review(StationMachine& machine);
    void changePerson(StationMachine& machine);

    // What happens to wires, stations and the hub.
    void breakWire(StationMachine& machine);
    void waitAWhile(int ms);
    void cloneOne();
    void saveImage();
    void rollBack();
    void revoke();
    void backUpHub();
    void restoreHub();
    void restartHub();
    void note(const QString& mishap, const StationMachine* machine = nullptr);
    void killHub();
    void serveHub(const std::shared_ptr<HubPlace>& place);
    void endHub();

    // Healing.
    void enrol(StationMachine& machine, Id replaces = {});
    bool isLevel(const StationMachine& machine) const;
    bool isAtRest(const StationMachine& machine) const;
    bool mustReKey(const StationMachine& machine) const;
    QString allAtRest();
    bool reKeyOne();
    bool settleAll();
    bool declineLost();
    bool settleAtDesk(const hub::Waiting& waiting, bool accepted);
    void decideAtHub(const hub::Waiting& waiting, bool accepted);

    // Comparing.
    bool isAtHub(const Acknowledged& photo) const;
    bool isSetAside(const Acknowledged& photo) const;
    PlainLog readLog() const;
    QString lostAnything(const PlainLog& log) const;
    static QString whatIsThere(const StationMachine& machine);
    QString differsFromLog(const StationMachine& machine, const PlainLog& log) const;
    QString askedOfNobody() const;
    const StationMachine* reader() const; ///< who may read the whole log

    QRandomGenerator dice;
    class DyingDatabase;
    std::unique_ptr<DyingDatabase> dying;
    std::unique_ptr<ServedHub> hub;
    std::vector<std::unique_ptr<StationMachine>> machines;
    std::vector<Acknowledged> photos;
    std::vector<Image> images;
    std::vector<HubSaved> saved;
    MemoryFolder copies;
    int pictures = 0, numbers = 100, forks = 0, steps = 0;
    Id revokedKey;
    QStringList mishaps;
    QSet<Id> decided; ///< at a desk, with or without success
};

} // namespace mianguan::test
