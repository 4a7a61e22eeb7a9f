#pragma once

#include "tests/hub/cast.h"
#include "tests/hub/hub_tools.h"
#include "tests/soak/hub/machine.h"
#include "tests/soak/hub/plain_chains.h"

#include <QRandomGenerator>

namespace mianguan::test {

/// Deeds by chance at three stations that are cut off now and then, against a real hub: what they write comes
/// late, in parts and twice. The hub is closed and opened, backed up and restored to what it was; stations
/// are cloned, and restored from old images. The model is told what arrives.
class Partitions : public Cast {
public:
    Partitions(quint32 seed, bool onPostgres);

    void step();
    void heal(); ///< every line up, everything sent
    /// Where the hub, a station and the model do not agree; empty when all do. After heal().
    QString difference();

    struct Count {
        int deeds = 0, clones = 0, rollbacks = 0, hubRestores = 0, revocations = 0, pictures = 0;
    };
    Count count;

private:
    /// The hub as it is backed up, and all that the model knew then.
    struct Saved {
        QString folder;
        Model model;
        PlainChains chains;
        std::set<int> kept, acknowledged;
        bool revoked = false;
        size_t stations = 0;
        int forks = 0;
    };

    int below(int end) { return int(dice.bounded(end)); }
    Machine& someMachine() { return machines[size_t(below(int(machines.size())))]; }

    void begin();
    void introduce(Machine& machine, const TestPerson& person, const TestPerson& founder, int roles);
    void enrol(Machine& machine, const Id& replaces = {});
    void say(Machine& machine, const Draft& draft, const Author& author = {});

    Model::Deed someDeed(const Machine& machine);
    int someNamed(const Machine& machine, Model::Kind kind, int subject);
    void write(Machine& machine);

    void sync(Machine& machine, bool whole);
    void read(Machine& machine);
    void sendPictures(Machine& machine, bool whole);
    void sendEvents(Machine& machine, int batch, const Id& heir = {}); ///< who hands in another's chain
    void sendRest(Machine& machine, const Id& heir);
    void expectFates(const Machine& machine, size_t from, int batch, const EventsAnswer& answer);
    void goOnUnderANewKey(Machine& machine, Beginning why);

    void cloneOne();
    void saveImage();
    void rollBack();
    void revoke();
    void backUp();
    void restoreHub();
    void openAgain();

    bool isThere(const Machine::Picture& picture) const;
    QString lostAnything();
    QString readsDiffer(Machine& machine);

    QRandomGenerator dice;
    std::vector<std::unique_ptr<HubPlace>> places; ///< the last is the hub's
    MemoryFolder backups;
    std::unique_ptr<HubStore> hub;
    Model model;
    PlainChains chains;
    std::vector<Machine> machines;
    std::vector<std::pair<size_t, Machine>> images;
    std::vector<Saved> saved;
    QList<Id> stations; ///< every key that was enrolled
    std::map<int, Machine::Picture> pictures;
    std::set<int> kept, acknowledged; ///< pictures and deeds that the hub said it has
    std::vector<int> verdicts, subjectsOf;
    bool revoked = false;
    int forks = 0; ///< machines with a key that another has, or that went on under a new one
};

} // namespace mianguan::test
