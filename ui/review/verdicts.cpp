#include "ui/review/verdicts.h"

#include "core/work/store.h"

#include <algorithm>

namespace mianguan {

Verdicts::Verdicts(Store& target, QObject* parent) : QObject(parent), store(target) {}

void Verdicts::approve(const PhotoDetail& photo) {
    const Id subject = photo.row.subject;
    begin(subject);
    store.approve(subject, photo.submission, this, [this, subject](const Result<Id>& answer) {
        answered(subject, PhotoState::Approved, answer);
    });
}

void Verdicts::reject(const PhotoDetail& photo, const QStringList& reasons, const QString& remark) {
    const Id subject = photo.row.subject;
    begin(subject);
    store.reject(subject, photo.submission, reasons, remark, this, [this, subject](const Result<Id>& answer) {
        answered(subject, PhotoState::Rejected, answer);
    });
}

void Verdicts::begin(const Id& subject) {
    given.append({subject, {}, false});
    Q_EMIT canUndoChanged();
}

Verdicts::Given* Verdicts::findOpen(const Id& subject) {
    const auto open = std::find_if(given.begin(), given.end(), [&](const Given& one) {
        return one.subject == subject && one.verdict.isNull();
    });
    return open == given.end() ? nullptr : &*open;
}

void Verdicts::answered(const Id& subject, PhotoState state, const Result<Id>& answer) {
    Given* open = findOpen(subject);
    if (!answer) {
        if (open) given.removeAt(open - given.data());
        Q_EMIT canUndoChanged();
        Q_EMIT refused(subject, answer.error());
        return;
    }
    Q_EMIT decided(subject, state);
    open = findOpen(subject);
    if (!open) return;
    open->verdict = *answer;
    if (!open->unwanted) return;
    given.removeAt(open - given.data());
    takeBack(subject, *answer);
}

bool Verdicts::canUndo() const {
    return std::any_of(given.begin(), given.end(), [](const Given& one) { return !one.unwanted; });
}

void Verdicts::undoLast() {
    const auto last =
        std::find_if(given.rbegin(), given.rend(), [](const Given& one) { return !one.unwanted; });
    if (last == given.rend()) return;
    if (last->verdict.isNull()) {
        last->unwanted = true;
        return;
    }
    const Given entry = *last;
    given.erase(std::next(last).base());
    Q_EMIT canUndoChanged();
    takeBack(entry.subject, entry.verdict);
}

void Verdicts::undo(const PhotoDetail& photo) {
    given.removeIf([&](const Given& one) { return one.verdict == photo.verdict; });
    Q_EMIT canUndoChanged();
    takeBack(photo.row.subject, photo.verdict);
}

void Verdicts::takeBack(const Id& subject, const Id& verdict) {
    store.undo(subject, verdict, this, [this, subject](const Result<Id>& answer) {
        if (answer)
            Q_EMIT undone(subject);
        else
            Q_EMIT undoRefused(subject, answer.error());
    });
}

} // namespace mianguan
