#pragma once

#include "core/ledger/projection.h"
#include "core/work/photo.h"

namespace mianguan {

Projection::Module photoModule();

/// What the rules of a command ask of a photo, and where its bodies and blobs are found.
struct Standing {
    PhotoRow row;
    Id arrival;   ///< the event it came in by: the submission, or why none could be made
    Id collector; ///< the user who brought it in; null where nobody signed in yet
    Id verdict;   ///< null when none stands
    Id judge;     ///< the user whose verdict stands
    Hash portrait;
    Hash reference; ///< the last one; null when none
    Id home;        ///< the subject it came in as, before it was matched; null when it never was
    Id match;       ///< the event that did it …
    Id matcher;     ///< … and the user

    Id submission() const { return row.state == PhotoState::Unmade ? Id() : arrival; }
};

/// Questions asked of the photos in the lists.
class PhotoTables {
public:
    explicit PhotoTables(const Projection& projection) : lists(projection) {}

    QList<PhotoRow> rows() const;
    PhotoCounts counts() const;
    bool holdsOriginal(const Hash& original) const;
    /// Labels that hold the text, whatever the case and width of its letters: whole first, then those that
    /// begin with it, then the rest.
    QList<PhotoRow> find(const QString& text, int limit) const;
    std::optional<Standing> standing(const Id& subject) const;
    /// Of people no list knows, and not delivered; by import order.
    QList<PhotoRow> unmatched() const;
    /// The subjects that photos of this one were matched from, where their pictures and bodies still are.
    QList<Id> homes(const Id& subject) const;
    Id ownerOf(const Id& home) const; ///< the subject it was matched with; null when it was not
    QList<Attempt> attempts(const Id& subject) const; ///< before the present one, the latest first
    QList<Handover> handovers(const QString& folder) const;

private:
    const Projection& lists;
};

} // namespace mianguan
