#pragma once

#include "core/ledger/projection.h"
#include "core/work/photo.h"

namespace mianguan {

/// What the rules of a command ask of a photo, and where its bodies and blobs are found.
struct Standing {
    PhotoRow row;
    Id arrival; ///< the event it came in by: the submission, or why none could be made
    Id verdict; ///< null when none stands
    Hash portrait;

    Id submission() const { return row.state == PhotoState::Unmade ? Id() : arrival; }
};

/// The photos of the ledger as tables in memory, and the questions asked of them.
class PhotoProjection {
public:
    PhotoProjection();

    Result<void> build(Reader& reader) { return projection.build(reader); }
    Result<void> catchUp(Reader& reader) { return projection.catchUp(reader); }
    Result<void> add(const Record& record) { return projection.add(record); }
    Result<QStringList> differences(const PhotoProjection& other) const {
        return projection.differences(other.projection);
    }
    QReadWriteLock& reading() const { return projection.reading(); }

    std::optional<bool> practice() const; ///< none while the station was not started
    QList<PhotoRow> rows() const;
    PhotoCounts counts() const;
    bool holdsOriginal(const Hash& original) const;
    std::optional<Standing> standing(const Id& subject) const;
    QList<Handover> handovers(const QString& folder) const;

private:
    Projection projection;
};

} // namespace mianguan
