#pragma once

#include "tests/hub/cast.h"

#include <QRandomGenerator>

#include <array>

namespace mianguan::test {

/// Deeds by chance at three desks of two schools, said to the model and written as events. Whoever drives it
/// hands the events to a hub of some kind and compares.
class Schedule : public Cast {
public:
    struct Step {
        enum class What { Event, Blob, Revoke } what = What::Event;
        int station = 0;
        std::optional<Written> event = {};
        Id subject = {};
        QByteArray portrait = {};
        int deed = -1;
        Model::Deed said = {};
    };

    explicit Schedule(quint32 seed) : dice(seed) {}

    Model model;
    std::array<HandStation, 3> desks;
    std::vector<QByteArray> portraits;
    bool leases = true; ///< some verdicts are given under one

    /// The desks' first events: who is there, and what the model is to know of it. `enrolledAlready`:
    /// positions that the hub has given before.
    std::vector<Step> beginnings(int enrolledAlready) {
        model.skip(enrolledAlready);
        std::vector<Step> steps;
        for (int desk = 0; desk < 3; ++desk) {
            model.addStation(schoolOfDesk(desk), ceilingOf(desk).toInt());
            first(steps, desk, begun(desks[size_t(desk)]));
            if (desk == 1) continue; // the people of the first desk sit there too
            people.push_back({});
            const TestPerson founder = people.back();
            first(steps, desk, founded(schoolOf(schoolOfDesk(desk))), founder.author());
            introduce(steps, desk, founder, founder, 15);
            for (const int roles : {1, 2, 2, 4, 6})
                introduce(steps, desk, {}, founder, roles);
        }
        return steps;
    }

    Step next() {
        const int kind = below(100);
        if (kind < 8) return blob();
        if (kind < 9) return revocation();
        return deed();
    }

private:
    int below(int end) { return int(dice.bounded(end)); }

    void first(std::vector<Step>& steps, int desk, const Draft& draft, const Author& author = {}) {
        model.skip(1);
        steps.push_back({Step::What::Event, desk, desks[size_t(desk)].write(draft, author)});
    }
    void introduce(std::vector<Step>& steps, int desk, TestPerson person, const TestPerson& founder,
                   int roles) {
        first(steps, desk, added(person, Roles::fromInt(roles)), founder.author());
        model.addPerson(desk, roles);
        if (person.id != founder.id) people.push_back(person);
    }

    Step revocation() {
        const int desk = 1 + below(2);
        model.revoke(desk);
        return {Step::What::Revoke, desk};
    }

    Step blob() {
        std::vector<int> waiting = model.waiting();
        std::erase_if(waiting, [&](int deed) { return portraits[size_t(deed)].isNull(); });
        if (waiting.empty()) return deed();
        const int deed = waiting[size_t(below(int(waiting.size())))];
        Step step{Step::What::Blob, desksOf[size_t(deed)]};
        step.subject = subjects[size_t(subjectsOf[size_t(deed)])];
        step.portrait = portraits[size_t(deed)];
        model.blobCame(deed);
        return step;
    }

    int someSubject() {
        if (subjects.size() < 3 || (subjects.size() < 12 && below(20) == 0)) {
            QByteArray id = Id::random().bytes(); // in their order, as the hub takes them
            id[0] = char(subjects.size());
            subjects.push_back(*Id::fromBytes(id));
            model.addSubject();
        }
        return below(int(subjects.size()));
    }

    /// Mostly of the desk's own school: the first half of all are the north's.
    int someAuthor(int desk) {
        const int all = int(people.size());
        return below(10) == 0 ? below(all) : below(all / 2) + schoolOfDesk(desk) * (all / 2);
    }

    int someVerdict(int subject) {
        const int standing = model.verdictOf(subject);
        return below(5) > 0 || verdicts.empty() ? standing : verdicts[size_t(below(int(verdicts.size())))];
    }

    /// Mostly a photo of nobody to somebody of the desk's own school.
    void nameTwo(Model::Deed& deed) {
        deed.to = someSubject();
        for (int subject = 0; subject < int(subjects.size()) && below(6) > 0; ++subject) {
            if (model.schoolOf(subject) != schoolOfDesk(deed.station)) continue;
            if (model.isEnrolled(subject) && below(2) == 0) deed.to = subject;
            if (!model.isEnrolled(subject) && model.hasPhoto(subject)) deed.subject = subject;
        }
    }

    /// Mostly one that stands, where there is one.
    void nameMatch(Model::Deed& deed) {
        deed.to = someSubject();
        deed.named = below(std::max(1, int(events.size())));
        for (int subject = 0; subject < int(subjects.size()); ++subject) {
            if (model.givenTo(subject) < 0 || model.schoolOf(subject) != schoolOfDesk(deed.station)) continue;
            deed.subject = subject;
            deed.to = model.givenTo(subject);
            if (below(6) > 0) deed.named = model.matchOf(subject);
        }
    }

    /// Mostly about what waits for a decision, and by someone who may.
    void decideAboutOne(Model::Deed& deed) {
        std::vector<int> waiting = model.waiting();
        if (below(4) > 0)
            std::erase_if(waiting,
                          [&](int one) { return model.waitsFor(one) != QLatin1String("needs-supervisor"); });
        if (waiting.empty()) {
            deed.kind = Model::Kind::Arrive;
            return;
        }
        deed.named = waiting[size_t(below(int(waiting.size())))];
        deed.subject = subjectsOf[size_t(deed.named)];
        if (below(4) == 0) return;
        const int school = schoolOfDesk(desksOf[size_t(deed.named)]);
        deed.station = 2 * school;
        deed.seen = sawUpTo[size_t(deed.station)];
        deed.author = school * int(people.size()) / 2 + 4 + below(2);
    }

    Model::Deed someDeed() {
        using Kind = Model::Kind;
        Model::Deed deed;
        const int kinds = int(std::size(often)), kind = below(kinds + 10);
        deed.kind = kind < kinds ? often[kind] : kind < kinds + 6 ? Kind::Match : Kind::TakeBack;
        deed.station = below(3);
        deed.author = someAuthor(deed.station);
        qint64& seen = sawUpTo[size_t(deed.station)];
        if (below(4) == 0) seen = model.head(); // the line was up
        deed.seen = seen;
        deed.subject = someSubject();
        if (deed.kind == Kind::Enrol && deed.subject % 2 == 1 && below(8) > 0) deed.kind = Kind::Submit;
        deed.school = below(8) == 0 ? 1 - schoolOfDesk(deed.station) : schoolOfDesk(deed.station);
        if (deed.kind == Kind::Approve || deed.kind == Kind::Reject) {
            deed.named =
                below(6) > 0 ? model.submissionOf(deed.subject) : below(std::max(1, int(events.size())));
            deed.leased = leases && below(2) == 0;
        } else if (deed.kind == Kind::Undo || deed.kind == Kind::Deliver || deed.kind == Kind::Reopen) {
            deed.named = someVerdict(deed.subject);
        } else if (deed.kind == Kind::Match) {
            nameTwo(deed);
        } else if (deed.kind == Kind::TakeBack) {
            nameMatch(deed);
        } else if (deed.kind == Kind::PurgeAgain) {
            deed.author = -1;
        } else if (deed.kind == Kind::Remove || deed.kind == Kind::SetRoles) {
            deed.subject = -1;
            deed.person = below(int(people.size()));
            deed.roles = 1 + below(15);
        } else if (deed.kind == Kind::Accept || deed.kind == Kind::Decline) {
            decideAboutOne(deed);
        }
        return deed;
    }

    Step deed() {
        const Model::Deed made = someDeed();
        const bool photo = made.kind == Model::Kind::Submit;
        const QByteArray portrait = photo ? QByteArray::number(events.size()) + " portrait" : QByteArray();
        HandStation& desk = desks[size_t(made.station)];
        desk.seen = made.seen;
        const Draft draft = draftOf(made, portrait);
        const Author author = made.author < 0 ? Author() : people[size_t(made.author)].author();
        Step step{Step::What::Event, made.station, desk.write(draft, author)};
        subjectsOf.push_back(made.subject);
        desksOf.push_back(made.station);
        events.push_back(step.event->event.id);
        portraits.push_back(portrait);
        step.deed = model.doDeed(made);
        step.said = made;
        if (made.kind == Model::Kind::Approve || made.kind == Model::Kind::Reject)
            verdicts.push_back(step.deed);
        if (made.subject >= 0) step.subject = subjects[size_t(made.subject)];
        return step;
    }

    QRandomGenerator dice;
    std::array<qint64, 3> sawUpTo{};
    std::vector<int> subjectsOf, desksOf, verdicts;
};

} // namespace mianguan::test
