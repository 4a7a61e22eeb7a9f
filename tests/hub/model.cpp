#include "tests/hub/model.h"

#include <algorithm>
#include <utility>

namespace mianguan::test {

namespace {

using Kind = Model::Kind;

int rolesFor(Kind kind) {
    switch (kind) {
    case Kind::Enrol:
    case Kind::Arrive:
    case Kind::Submit:
    case Kind::Unmade:
    case Kind::Match:
    case Kind::TakeBack:
        return Model::Operator | Model::Supervisor;
    case Kind::Approve:
    case Kind::Reject:
    case Kind::Undo:
        return Model::Reviewer | Model::Supervisor;
    case Kind::Deliver:
    case Kind::Reopen:
    case Kind::Purge:
    case Kind::PurgeAgain:
    case Kind::Accept:
    case Kind::Decline:
        return Model::Supervisor;
    case Kind::Remove:
    case Kind::SetRoles:
        return Model::Administrator;
    }
    return 0;
}

bool isOfMatch(Kind kind) { return kind == Kind::Match || kind == Kind::TakeBack; }
bool isCollecting(Kind kind) {
    return kind == Kind::Enrol || kind == Kind::Arrive || kind == Kind::Submit || kind == Kind::Unmade ||
           isOfMatch(kind);
}
bool isDecision(Kind kind) { return kind == Kind::Accept || kind == Kind::Decline; }
bool isAboutPeople(Kind kind) { return kind == Kind::Remove || kind == Kind::SetRoles; }
bool isTombstone(Kind kind) { return kind == Kind::Purge || kind == Kind::PurgeAgain; }

bool isSettledByItself(const QString& code) {
    return code == QLatin1String("blobs-awaited") || code == QLatin1String("earlier-awaited") ||
           code == QLatin1String("lost-awaited");
}

bool waitsForDecision(const QString& code) {
    return code == QLatin1String("needs-supervisor") || code == QLatin1String("lost-awaited");
}

QString text(const char* words) { return QString::fromLatin1(words); }

} // namespace

int Model::addStation(int school, int ceiling) {
    stations.push_back({school, ceiling});
    return int(stations.size()) - 1;
}

int Model::addPerson(int station, int roles) {
    const Station& home = stations[size_t(station)];
    people.push_back({home.school, {{position, station, roles & home.ceiling, true}}});
    return int(people.size()) - 1;
}

int Model::addSubject() {
    subjects.push_back({});
    return int(subjects.size()) - 1;
}

void Model::revoke(int station) {
    ++position;
    if (stations[size_t(station)].revoked == 0) stations[size_t(station)].revoked = position;
}

QString Model::waitsFor(int deed) const {
    for (const Waits& one : queue)
        if (one.deed == deed) return one.code;
    return {};
}

std::vector<int> Model::waiting() const {
    std::vector<int> all;
    for (const Waits& one : queue)
        all.push_back(one.deed);
    return all;
}

std::optional<Model::Change> Model::known(const Person& person, const Deed& deed) const {
    std::optional<Change> last;
    for (const Change& change : person.changes)
        if (change.position <= deed.seen || change.station == deed.station) last = change;
    return last;
}

bool Model::mayBy(const std::optional<Change>& change, const Deed& deed) const {
    return change && (change->roles & stations[size_t(deed.station)].ceiling & rolesFor(deed.kind));
}

bool Model::isSupervisor(const Deed& deed) const {
    const Person& person = people[size_t(deed.author)];
    const auto then = known(person, deed);
    const int roles = person.changes.back().roles | (then ? then->roles : 0);
    return roles & stations[size_t(deed.station)].ceiling & Supervisor;
}

/// What copies of a store did beside each other neither of them knew.
bool Model::knew(int number, int earlier) const {
    while (number > earlier)
        number = deeds[size_t(number)].previous;
    return number == earlier;
}

bool Model::isBehind(int number) const {
    if (isBehindItsPhoto(deeds[size_t(number)])) return true;
    for (const Waits& one : queue) {
        if (one.deed == number) return false;
        const bool same = deeds[size_t(one.deed)].subject == deeds[size_t(number)].subject;
        if (same && isSettledByItself(one.code) && knew(number, one.deed)) return true;
    }
    return false;
}

bool Model::isSettled(int number) const {
    return std::any_of(log.begin(), log.end(), [&](const Line& line) { return line.deed == number; });
}

/// Of what its desk knew by a log that the hub lost: what has not come again.
Model::Name Model::missing(int number) const {
    const Deed& deed = deeds[size_t(number)];
    const bool purged = deed.subject >= 0 && subjects[size_t(deed.subject)].purged;
    const bool ofLostLog = std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
        return deed.seen > gap.after && deed.seen < gap.until;
    });
    if (!ofLostLog || purged || isTombstone(deed.kind)) return {};
    const Name name = named(number);
    return name.isNone() ? mended(number) : name;
}

Model::Name Model::named(int number) const {
    const Deed& deed = deeds[size_t(number)];
    if (deed.named < 0) return {};
    if (isDecision(deed.kind) && !waitsFor(deed.named).isEmpty()) return {};
    if (!isSettled(deed.named)) return {deed.named};
    const int home = deeds[size_t(deed.named)].subject;
    const bool verdict = deed.kind == Kind::Approve || deed.kind == Kind::Reject;
    if (!verdict || home < 0 || home == deed.subject) return {};
    const Subject& photo = subjects[size_t(home)];
    return photo.given == deed.subject || photo.purged ? Name() : Name{-1, home};
}

/// Rights and keys can be given, an approved photo taken back.
Model::Name Model::mended(int number) const {
    const QString says = judgeAlone(number);
    const Deed& deed = deeds[size_t(number)];
    if (says == QLatin1String("void locked")) return {-1, isOfMatch(deed.kind) ? deed.to : deed.subject};
    const bool lacks =
        says == QLatin1String("void not-allowed") || says == QLatin1String("void person-key-wrong");
    return lacks ? Name{-1, -1, deed.author} : Name();
}

QString Model::judgeVerdict(const Deed& deed) const {
    const Subject& subject = subjects[size_t(deed.subject)];
    if (subject.submission < 0) return text("void submission-unknown");
    if (deed.named != subject.submission) return text("void submission-replaced");
    if (subject.collector == deed.author) return text("void own-photo");
    const Photo says = deed.kind == Kind::Approve ? Approved : Rejected;
    const QString beside = text("applied second-opinion");
    const QString plain = deed.leased ? text("applied") : beside;
    if (subject.verdict < 0) return plain;
    const QString overruled = text("void disputed");
    if (subject.rival >= 0) return isSupervisor(deed) ? plain : overruled;
    if (subject.photo == says) return beside;
    if (isSupervisor(deed)) return plain;
    return subject.bySupervisor ? overruled : text("applied disputed");
}

QString Model::judgeKind(const Deed& deed, bool letStand) const {
    if (isAboutPeople(deed.kind)) {
        const Person& person = people[size_t(deed.person)];
        const Station& station = stations[size_t(deed.station)];
        if (person.changes.front().station != deed.station && person.school != station.school)
            return text("void out-of-scope");
        const bool beyond =
            deed.kind == Kind::SetRoles && (deed.roles & ~person.changes.back().roles & ~station.ceiling);
        return beyond ? text("void station-may-not") : text("applied");
    }
    if (isDecision(deed.kind)) {
        if (deed.named < 0 || !waitsForDecision(waitsFor(deed.named))) return text("void nothing-to-settle");
        const Deed& named = deeds[size_t(deed.named)];
        if (named.subject != deed.subject) return text("void nothing-to-settle");
        const int school = stations[size_t(named.station)].school;
        if (named.subject < 0 &&
            (stations[size_t(deed.station)].school != school || people[size_t(deed.author)].school != school))
            return text("void out-of-scope");
        if (named.author == deed.author) return text("void own-event");
        Deed itself = deed;
        itself.kind = named.kind;
        return mayBy(people[size_t(deed.author)].changes.back(), itself) ? text("applied")
                                                                         : text("void not-allowed");
    }
    const Subject& subject = subjects[size_t(deed.subject)];
    switch (deed.kind) {
    case Kind::Enrol:
        return subject.given >= 0 ? text("void submission-unknown") : text("applied");
    case Kind::Submit:
    case Kind::Unmade:
        return subject.given >= 0 ? text("void submission-unknown")
                                  : judgePlace(subject, deed.kind == Kind::Submit);
    case Kind::Match:
    case Kind::TakeBack:
        return judgeMatch(deed);
    case Kind::Approve:
    case Kind::Reject:
        return judgeVerdict(deed);
    case Kind::Undo: {
        const bool first = subject.verdict >= 0 && deed.named == subject.verdict;
        const bool second = subject.rival >= 0 && deed.named == subject.rival;
        if (!first && !second) return text("void verdict-unknown");
        if (subject.delivered) return text("void already-delivered");
        const int judge = second ? subject.rivalJudge : subject.judge;
        return judge == deed.author || isSupervisor(deed) ? text("applied") : text("void not-allowed");
    }
    case Kind::Deliver:
    case Kind::Reopen:
        if (subject.rival >= 0) return text("void disputed");
        return subject.photo == Approved && deed.named == subject.verdict ? text("applied")
                                                                          : text("void approval-missing");
    case Kind::PurgeAgain:
        return subject.purged || letStand ? text("applied") : text("waiting needs-supervisor");
    default:
        return text("applied");
    }
}

QString Model::judge(int number) const {
    const bool waits = !accepted.contains(number) && !missing(number).isNone();
    return waits ? text("waiting lost-awaited") : judgeAlone(number);
}

QString Model::judgeAlone(int number) const {
    const bool letStand = accepted.contains(number);
    const Deed& deed = deeds[size_t(number)];
    const Station& station = stations[size_t(deed.station)];
    bool late = false;
    if (station.revoked > 0) {
        if (deed.seen >= station.revoked) return text("void station-revoked");
        late = true;
    }
    if (deed.author >= 0) {
        const Person& person = people[size_t(deed.author)];
        const Change now = person.changes.back();
        const auto then = known(person, deed);
        if (!now.alive && !(then && then->alive)) return text("void person-key-wrong");
        if (!mayBy(now, deed) && !mayBy(then, deed))
            return now.roles & rolesFor(deed.kind) ? text("void station-may-not") : text("void not-allowed");
        late = late || !now.alive || !mayBy(now, deed);
    }
    if (late && !letStand && !isCollecting(deed.kind)) {
        const bool gone = deed.subject >= 0 && subjects[size_t(deed.subject)].purged;
        return gone && !isTombstone(deed.kind) ? text("void purged") : text("waiting needs-supervisor");
    }

    if (deed.subject >= 0) {
        const Subject& subject = subjects[size_t(deed.subject)];
        const int school = deed.kind == Kind::Enrol ? deed.school
                           : subject.school >= 0    ? subject.school
                                                    : station.school;
        if (subject.school >= 0 && subject.school != school) return text("void out-of-scope");
        if (school != station.school) return text("void out-of-scope");
        if (deed.author >= 0 && people[size_t(deed.author)].school != school)
            return text("void out-of-scope");
        if (subject.purged && !isTombstone(deed.kind)) return text("void purged");
        if (!isTombstone(deed.kind) && isBehind(number)) return text("waiting earlier-awaited");
    }
    const QString says = judgeKind(deed, letStand);
    if (!says.startsWith(QLatin1String("applied"))) return says;
    if (deed.kind == Kind::Submit && !blobs.contains(number)) return text("waiting blobs-awaited");
    return late && !letStand ? text("applied late") : says;
}

int Model::doDeed(const Deed& deed) {
    const int number = write(deed);
    arrive(number);
    return number;
}

int Model::write(const Deed& deed) {
    deeds.push_back(deed);
    int& previous = deeds.back().previous;
    if (previous != theLast) return int(deeds.size()) - 1;
    previous = int(deeds.size()) - 2;
    while (previous >= 0 && deeds[size_t(previous)].station != deed.station)
        --previous;
    return int(deeds.size()) - 1;
}

void Model::arrive(int number) {
    conclude(number);
    wake();
}

void Model::arriveFromBranch(const std::vector<int>& branch) {
    std::set<int> gone;
    for (const int number : branch)
        if (const Deed& deed = deeds[size_t(number)]; deed.subject >= 0 && !isTombstone(deed.kind))
            if (subjects[size_t(deed.subject)].purged) gone.insert(number);
    for (const int number : branch) {
        gone.contains(number) ? settle(number, text("void purged")) : conclude(number);
        wake();
    }
}

void Model::goBackTo(const Model& earlier, qint64 goesOnBehind) {
    std::vector<Deed> written = std::move(deeds);
    *this = earlier;
    deeds = std::move(written);
    const bool nothingSince = !gaps.empty() && gaps.back().until == position;
    nothingSince ? void(gaps.back().until = goesOnBehind) : gaps.push_back({position, goesOnBehind});
    position = goesOnBehind;
}

void Model::conclude(int number) {
    const QString says = judge(number);
    if (!says.startsWith(QLatin1String("waiting "))) return settle(number, says);
    Deed& deed = deeds[size_t(number)];
    deed.leased = false; // it has run out by the time it is looked at again
    if (deed.subject >= 0 && says != QLatin1String("waiting lost-awaited")) {
        Subject& subject = subjects[size_t(deed.subject)];
        if (subject.school < 0)
            subject.school = deed.kind == Kind::Enrol ? deed.school : stations[size_t(deed.station)].school;
    }
    for (Waits& one : queue)
        if (one.deed == number) {
            one = {number, says.mid(8), missing(number)};
            return;
        }
    queue.push_back({number, says.mid(8), missing(number)});
}

void Model::place(int number, const QString& says) {
    std::erase_if(queue, [&](const Waits& one) { return one.deed == number; });
    ++position;
    log.push_back({number, says});
    come.push_back(number);
}

void Model::settle(int number, const QString& says) {
    place(number, says);
    if (says.startsWith(QLatin1String("applied"))) apply(number);
    if (isOfMatch(deeds[size_t(number)].kind)) ease(deeds[size_t(number)].to);
}

void Model::ease(int subject) {
    if (subject >= 0 && std::ranges::find(eased, subject) == eased.end()) eased.push_back(subject);
}

void Model::wake() {
    const auto next = [](auto& from) {
        const auto first = from.front();
        from.pop_front();
        return first;
    };
    for (;;) {
        if (!decided.empty()) {
            const auto [deed, letStand] = next(decided);
            decide(deed, letStand);
        } else if (!eased.empty()) {
            lookAgain(next(eased));
        } else if (!woken.empty()) {
            const int deed = next(woken);
            if (waitsFor(deed).isEmpty()) continue;
            conclude(deed);
            ease(deeds[size_t(deed)].subject);
        } else if (!come.empty()) {
            findWoken();
        } else {
            return;
        }
    }
}

void Model::findWoken() {
    const std::vector<int> now = std::exchange(come, {});
    const auto isNamed = [&](const Name& name) {
        return std::any_of(now.begin(), now.end(), [&](int deed) {
            const Deed& one = deeds[size_t(deed)];
            return deed == name.deed || (one.subject >= 0 && one.subject == name.subject) ||
                   (isAboutPeople(one.kind) && one.person == name.person);
        });
    };
    for (const Waits& one : queue)
        if (!one.name.isNone() && isNamed(one.name)) woken.push_back(one.deed);
}

void Model::decide(int deed, bool letStand) {
    if (waitsFor(deed).isEmpty()) return;
    if (letStand) accepted.insert(deed);
    letStand ? conclude(deed) : settle(deed, text("void declined"));
    ease(deeds[size_t(deed)].subject);
}

void Model::lookAgain(int subject) {
    for (const Waits& one : std::vector<Waits>(queue)) {
        if (deeds[size_t(one.deed)].subject != subject || !isSettledByItself(waitsFor(one.deed))) continue;
        conclude(one.deed);
        if (decided.empty()) continue;
        ease(subject);
        return;
    }
}

void Model::applyVerdict(int number) {
    const Deed& deed = deeds[size_t(number)];
    Subject& subject = subjects[size_t(deed.subject)];
    const Photo says = deed.kind == Kind::Approve ? Approved : Rejected;
    const bool supervisor = isSupervisor(deed);
    if (subject.verdict < 0 || (supervisor && (subject.rival >= 0 || subject.photo != says))) {
        if (subject.photo != says) {
            subject.verdict = number;
            subject.judge = deed.author;
        }
        subject.bySupervisor = supervisor;
        subject.photo = says;
        subject.rival = -1;
    } else if (subject.rival < 0 && subject.photo == says) {
        subject.bySupervisor = subject.bySupervisor || supervisor;
    } else {
        subject.rival = number;
        subject.rivalJudge = deed.author;
    }
}

void Model::apply(int number) {
    const Deed deed = deeds[size_t(number)];
    if (isAboutPeople(deed.kind)) {
        const int roles = deed.kind == Kind::Remove ? 0 : deed.roles;
        Person& person = people[size_t(deed.person)];
        const bool alive = deed.kind == Kind::SetRoles && person.changes.back().alive;
        person.changes.push_back({position, deed.station, roles, alive});
        return;
    }
    if (deed.subject >= 0) {
        Subject& subject = subjects[size_t(deed.subject)];
        if (subject.school < 0)
            subject.school = deed.kind == Kind::Enrol ? deed.school : stations[size_t(deed.station)].school;
        switch (deed.kind) {
        case Kind::Enrol:
            subject.enrolled = true;
            break;
        case Kind::Match:
            give(number);
            break;
        case Kind::TakeBack:
            takeBack(deed);
            break;
        case Kind::Submit:
        case Kind::Unmade:
            subject.held() = {};
            subject.earlier.clear();
            subject.photo = deed.kind == Kind::Submit ? Pending : NotMade;
            subject.submission = deed.kind == Kind::Submit ? number : -1;
            subject.collector = deed.author;
            break;
        case Kind::Approve:
        case Kind::Reject:
            applyVerdict(number);
            break;
        case Kind::Undo:
            if (deed.named == subject.verdict) {
                subject.verdict = subject.judge = -1;
                subject.bySupervisor = false;
                subject.photo = Pending;
            }
            subject.rival = -1;
            break;
        case Kind::Deliver:
            subject.delivered = true;
            break;
        case Kind::Reopen:
            subject.photo = Rejected;
            subject.verdict = number;
            subject.judge = deed.author;
            subject.bySupervisor = true;
            break;
        case Kind::Purge:
        case Kind::PurgeAgain:
            purge(deed.subject);
            break;
        default:
            break;
        }
    }
    if (isDecision(deed.kind)) decided.push_back({deed.named, deed.kind == Kind::Accept});
}

void Model::blobCame(int submission) {
    blobs.insert(submission);
    ease(deeds[size_t(submission)].subject);
    wake();
}

} // namespace mianguan::test
