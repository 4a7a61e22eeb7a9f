#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/portrait/standardize.h"
#include "core/spec/finding.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace mianguan {

/// Where a photo stands: 待审核, 审核通过, 审核未通过, 无法制作.
enum class PhotoState { Pending, Approved, Rejected, Unmade };

/// One photo as lists show it: light, no pictures.
struct PhotoRow {
    Id subject;
    QString label; ///< the file's name until a graduate is associated; identity numbers masked when shown
    PhotoState state = PhotoState::Pending;
    Status worst = Status::Pass; ///< of its findings
    qint64 importedMs = 0;       ///< UTC
    bool delivered = false;      ///< exported since its approval
};

/// A photo that a later one took the place of.
struct Attempt {
    Id arrival;
    Hash portrait; ///< blob; null when unmade
    PhotoState state = PhotoState::Pending;
    qint64 timeMs = 0; ///< UTC
};

/// One photo whole, as the review page shows it.
struct PhotoDetail {
    PhotoRow row;
    Id submission; ///< the event a verdict must name; null when unmade
    Hash original; ///< blob
    Hash portrait; ///< blob; null when unmade
    Hash
        reference; ///< blob: a picture known to show the graduate, from his identity card say; null when none
    QString specification;
    std::optional<Crop> crop;
    std::optional<FaceGeometry> geometry;
    std::optional<BackgroundSource> background;
    Findings findings;
    QStringList reasons;    ///< reason ids of the standing rejection
    QString remark;         ///< the reviewer's own words
    Id verdict;             ///< event of the standing verdict; null when pending
    QList<Attempt> earlier; ///< the latest first
    QString person;         ///< equal for one person's photos: see graduateKey()
    Id match;               ///< the event that gave it to its graduate by hand; null when none did
};

/// A photo written into a folder.
struct Handover {
    Id subject;
    QString name;      ///< of the file
    qint64 timeMs = 0; ///< UTC
};

/// What an import over files came to, as the activity list has it.
struct ImportRun {
    int files = 0, taken = 0, listed = 0, known = 0,
        refused = 0; ///< listed: taken in, of graduates on a list
};

/// What the hub says of a photo's approval. Without a hub every approval is Settled.
enum class ApprovalAtHub {
    Settled,
    Awaited, ///< not sent, or waiting there
    Disputed ///< another verdict differs, and no supervisor has decided yet
};

struct PhotoCounts {
    int pending = 0, approved = 0, rejected = 0, unmade = 0, undelivered = 0;
};

} // namespace mianguan
