#include "core/hub/rules/replay.h"

namespace mianguan::hub {

Result<Subject> Replay::subject(const Id& id) {
    Subject blank;
    blank.id = id;
    return found(subjects, id).value_or(blank);
}

Result<bool> Replay::reviewsOwn(const QString& school) {
    for (const QString& name : {school, Scope::everything().text()})
        if (const auto known = schools.find(name); known != schools.end()) return known->second;
    return false;
}

Result<void> Replay::put(const Station& station) {
    stations[station.id] = station;
    return {};
}

Result<void> Replay::put(const Person& person) {
    people[person.id] = person;
    return {};
}

Result<void> Replay::put(const Subject& subject) {
    const int waiting = subjects[subject.id].waiting;
    subjects[subject.id] = subject;
    subjects[subject.id].waiting = waiting;
    return {};
}

Result<void> Replay::setReviewsOwn(const QString& school, bool allowed) {
    schools[school] = allowed;
    return {};
}

Result<Id> Replay::firstOf(const Subject& subject, const QString& enrolment) {
    return enrolments.try_emplace(enrolment, subject.id).first->second;
}

Result<QList<Id>> Replay::otherNames(const Id& person) {
    QList<Id> names;
    for (const auto& [id, subject] : subjects)
        if (subject.person == person || subject.given == person) names += id;
    return names;
}

Result<void> Replay::index(const Subject& subject, const QString& number) {
    numbers.emplace(subject.id, number);
    return {};
}

Result<void> Replay::bury(const Id& subject) {
    std::erase_if(numbers, [&](const auto& one) { return one.first == subject; });
    std::erase_if(enrolments, [&](const auto& one) { return one.second == subject; });
    return {};
}

} // namespace mianguan::hub
