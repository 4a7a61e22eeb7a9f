#pragma once

#include <QString>

#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace mianguan::test {

/// The rules said once more, as plainly as can be and sharing nothing with the hub: numbers for names, one
/// school for each station. What it says of a schedule of deeds is compared with what the hub says.
class Model {
public:
    enum class Kind {
        Enrol,
        Arrive,
        Submit,
        Unmade,
        Approve,
        Reject,
        Undo,
        Deliver,
        Reopen,
        Match,
        TakeBack,
        Purge,
        PurgeAgain,
        Remove,
        SetRoles,
        Accept,
        Decline
    };
    enum Roles { Operator = 1, Reviewer = 2, Supervisor = 4, Administrator = 8 };

    struct Deed {
        Kind kind = Kind::Arrive;
        int station = 0;
        int author = -1; ///< -1: the station by itself
        qint64 seen = 0;
        int subject = -1;
        int school = 0;         ///< Enrol
        int named = -1;         ///< the deed it names: a submission, a verdict, a match, what waits
        int to = -1;            ///< Match, TakeBack: the graduate
        int person = -1;        ///< Remove, SetRoles
        int roles = 0;          ///< SetRoles
        bool leased = false;    ///< a verdict under a lease that has not run out
        int previous = theLast; ///< what its desk had written before; -1: nothing
    };
    static constexpr int theLast = -2; ///< that was written for the station

    int addStation(int school, int ceiling);
    int addPerson(int station, int roles);                 ///< known from now on
    void revoke(int station);                              ///< by the hub: takes a position
    void skip(qint64 positions) { position += positions; } ///< of events the model does not follow

    int doDeed(const Deed& deed); ///< written and at the hub; answers its number
    int write(const Deed& deed);  ///< at its desk: nothing comes of it yet
    void arrive(int deed);        ///< at the hub
    /// After they were set aside: of whoever was purged by then the content is gone.
    void arriveFromBranch(const std::vector<int>& deeds);
    void blobCame(int submission);
    /// The hub, to an earlier one of itself; the desks keep theirs. It goes on behind this position.
    void goBackTo(const Model& earlier, qint64 goesOnBehind);

    struct Line {
        int deed;
        QString outcome; ///< "applied", "applied late", "void locked" …
    };
    std::vector<Line> log;            ///< what was settled, in order
    QString waitsFor(int deed) const; ///< "" when it does not wait
    qint64 head() const { return position; }

    // For whoever makes schedules.
    int submissionOf(int subject) const { return subjects.at(size_t(subject)).submission; }
    int verdictOf(int subject) const { return subjects.at(size_t(subject)).verdict; }
    bool isEnrolled(int subject) const { return subjects.at(size_t(subject)).enrolled; }
    bool hasPhoto(int subject) const { return subjects.at(size_t(subject)).photo != None; }
    int givenTo(int subject) const { return subjects.at(size_t(subject)).given; } ///< -1: to nobody
    int matchOf(int subject) const { return subjects.at(size_t(subject)).match; }
    int schoolOf(int subject) const { return subjects.at(size_t(subject)).school; } ///< -1: unknown
    bool isPurged(int subject) const { return subjects.at(size_t(subject)).purged; }
    std::vector<int> waiting() const;
    int addSubject();

private:
    struct Station {
        int school, ceiling;
        qint64 revoked = 0;
    };
    struct Change {
        qint64 position;
        int station, roles;
        bool alive;
    };
    struct Person {
        int school;
        std::vector<Change> changes;
    };
    enum Photo { None, Pending, Approved, Rejected, NotMade };
    struct Held {
        Photo photo = None;
        int submission = -1, collector = -1;
        int verdict = -1, judge = -1;
        bool bySupervisor = false;
        int rival = -1, rivalJudge = -1;
        bool delivered = false;
        int match = -1; ///< that gave it to whom it is of, or away
    };
    struct Subject : Held {
        int school = -1, given = -1;
        bool enrolled = false, purged = false;
        std::vector<Held> earlier; ///< what he had when he was given another
        Held& held() { return *this; }
    };
    struct Gap {
        qint64 after, until; ///< positions of a log that was lost
    };
    struct Name {
        int deed = -1, subject = -1, person = -1;
        bool isNone() const { return deed < 0 && subject < 0 && person < 0; }
    };
    struct Waits {
        int deed;
        QString code;
        Name name; ///< of what must come before it
    };

    std::optional<Change> known(const Person& person, const Deed& deed) const;
    bool mayBy(const std::optional<Change>& change, const Deed& deed) const;
    bool isSupervisor(const Deed& deed) const;
    QString judge(int deed) const;
    QString judgeAlone(int deed) const; ///< as if nothing could come again
    QString judgeKind(const Deed& deed, bool letStand) const;
    QString judgeVerdict(const Deed& deed) const;
    QString judgePlace(const Subject& whose, bool made) const;
    QString judgeMatch(const Deed& deed) const;
    void conclude(int deed);
    void place(int deed, const QString& says); ///< in the log
    void settle(int deed, const QString& says);
    void apply(int deed);
    void applyVerdict(int number);
    void give(int number);
    void takeBack(const Deed& deed);
    void purge(int subject);
    void lookAgain(int subject);
    bool isSettled(int deed) const;
    Name missing(int deed) const;
    Name named(int deed) const;
    Name mended(int deed) const;
    void wake();
    void ease(int subject);
    void findWoken();
    void decide(int deed, bool letStand);
    bool isBehind(int deed) const;
    bool knew(int deed, int earlier) const;
    bool isBehindItsPhoto(const Deed& deed) const;

    qint64 position = 0;
    std::vector<Station> stations;
    std::vector<Person> people;
    std::vector<Subject> subjects;
    std::vector<Deed> deeds;
    std::vector<Waits> queue;
    std::set<int> blobs;    ///< submissions whose portrait is here
    std::set<int> accepted; ///< what a supervisor let stand
    std::vector<Gap> gaps;
    // What is still to be done, in this order.
    std::deque<std::pair<int, bool>> decided; ///< and whether it stands
    std::deque<int> eased;                    ///< graduates of whom something was settled
    std::deque<int> woken;                    ///< their name has come
    std::vector<int> come;                    ///< settled, for whoever waits for it
};

} // namespace mianguan::test
