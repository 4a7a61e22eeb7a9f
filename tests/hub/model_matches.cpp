#include "tests/hub/model.h"

#include <algorithm>

// Photos given to graduates by hand, taken back, and purged with them.

namespace mianguan::test {

namespace {

using Kind = Model::Kind;

QString text(const char* words) { return QString::fromLatin1(words); }

} // namespace

/// A verdict on a photo that waits, and so does its being given to this graduate.
bool Model::isBehindItsPhoto(const Deed& deed) const {
    if (deed.kind != Kind::Approve && deed.kind != Kind::Reject) return false;
    if (deed.named < 0 || waitsFor(deed.named).isEmpty()) return false;
    const int photo = deeds[size_t(deed.named)].subject;
    return photo != deed.subject && std::any_of(queue.begin(), queue.end(), [&](const Waits& one) {
               const Deed& waiting = deeds[size_t(one.deed)];
               return waiting.kind == Kind::Match && waiting.subject == photo && waiting.to == deed.subject;
           });
}

QString Model::judgePlace(const Subject& whose, bool made) const {
    if (whose.photo == Approved) return text("void locked");
    const bool stands = whose.photo != None && whose.photo != NotMade;
    return !made && stands ? text("void submission-stands") : text("applied");
}

QString Model::judgeMatch(const Deed& deed) const {
    const Subject &photo = subjects[size_t(deed.subject)], &graduate = subjects[size_t(deed.to)];
    if (!graduate.enrolled) return text("void graduate-unknown");
    if (graduate.purged) return text("void purged");
    if (graduate.school != stations[size_t(deed.station)].school ||
        graduate.school != people[size_t(deed.author)].school)
        return text("void out-of-scope");
    if (deed.kind == Kind::Match) {
        if (photo.photo == None || photo.match >= 0 || photo.enrolled) return text("void submission-unknown");
        return judgePlace(graduate, photo.photo != NotMade);
    }
    if (photo.given < 0 || deed.named != photo.match || deed.named != graduate.match)
        return text("void submission-unknown");
    return graduate.photo == Approved ? text("void locked") : text("applied");
}

void Model::give(int number) {
    const Deed& deed = deeds[size_t(number)];
    Subject &photo = subjects[size_t(deed.subject)], &graduate = subjects[size_t(deed.to)];
    if (graduate.photo != None) graduate.earlier.push_back(graduate);
    graduate.held() = photo;
    photo.held() = {};
    graduate.match = photo.match = number;
    photo.given = deed.to;
}

void Model::takeBack(const Deed& deed) {
    Subject &photo = subjects[size_t(deed.subject)], &graduate = subjects[size_t(deed.to)];
    const bool made = graduate.photo != NotMade;
    photo.held() = {};
    photo.photo = made ? Pending : NotMade;
    photo.submission = graduate.submission;
    photo.collector = graduate.collector;
    photo.given = -1;
    graduate.held() = graduate.earlier.empty() ? Held() : graduate.earlier.back();
    if (!graduate.earlier.empty()) graduate.earlier.pop_back();
}

/// By any hand: a graduate whose photo it was has what he had; what a graduate was given goes with him.
void Model::purge(int number) {
    Subject& subject = subjects[size_t(number)];
    if (subject.given >= 0) {
        Subject& graduate = subjects[size_t(subject.given)];
        std::vector<Held> all = graduate.earlier;
        if (graduate.photo != None) all.push_back(graduate);
        std::erase_if(all, [&](const Held& one) { return one.match == subject.match; });
        if (!graduate.purged) {
            graduate.held() = all.empty() ? Held() : all.back();
            if (!all.empty()) all.pop_back();
            graduate.earlier = all;
        }
    }
    const int school = subject.school;
    const bool enrolled = subject.enrolled;
    subject = {};
    subject.school = school;
    subject.enrolled = enrolled;
    subject.purged = true;
    for (const int one : waiting()) {
        const Deed& deed = deeds[size_t(one)];
        if (deed.subject != number || waitsFor(one).isEmpty()) continue;
        deed.kind == Kind::PurgeAgain ? place(one, text("applied")) : settle(one, text("void purged"));
    }
    for (int other = 0; other < int(subjects.size()); ++other)
        if (subjects[size_t(other)].given == number) {
            ++position; // the hub's own
            purge(other);
        }
}

} // namespace mianguan::test
