#pragma once

#include "core/access/role.h"
#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/work/consent.h"

#include <QDate>
#include <QList>
#include <QString>

namespace mianguan {

enum class SessionKind { OnSite, Makeup };                 ///< 现场采集, 补拍
enum class FeeTiming { None, BeforePhoto, AfterPhoto };    ///< when a fee is asked, if at all
enum class IdentityCheck { None, LastFour, IdentityCard }; ///< of whoever sits down

/// What holds at a session's desk.
struct SessionPolicy {
    bool albumAllowed = false; ///< pictures from a file may stand for the camera's
    FeeTiming fee = FeeTiming::None;
    int feeCents = 0; ///< 分
    IdentityCheck check = IdentityCheck::LastFour;
    ConsentWay consent = ConsentWay::Tick; ///< Tick, Signature or Paper
    Role overrideBy = Role::Supervisor; ///< who may let someone sit down against a rule; a supervisor always

    bool operator==(const SessionPolicy&) const = default;
};

/// The graduates of one list: 学校, 批次.
struct Batch {
    QString school, name;

    bool operator==(const Batch&) const = default;
};

/// A day at a desk, 采集场次.
struct Session {
    Id id; ///< null until it is opened
    QString name;
    Batch batch;
    QString specification;
    QString desk, place;
    SessionKind kind = SessionKind::OnSite;
    QDate deadline; ///< the last day, for a makeup session; none: no end
    SessionPolicy policy;

    bool closed = false;
    qint64 openedMs = 0; ///< UTC
    Hash plate;          ///< blob: the latest picture of the empty backdrop; null when none

    bool operator==(const Session&) const = default;
};

/// Trimmed; Refused, naming what is missing or out of bounds.
Result<Session> checkedSession(const Session& session);

/// How a session stands.
struct SessionTally {
    int listed = 0;         ///< graduates of the batch; of a makeup session those it was opened for
    int arrived = 0;        ///< ever, at this session
    int absent = 0;         ///< marked so at this session and not come since
    int photos = 0;         ///< graduates with a photo submitted here
    int unphotographed = 0; ///< arrived, and no photo submitted here
    int approved = 0, rejected = 0, pending = 0;
    int firstPass = 0;        ///< photos that came of the graduate's first try here
    int inLastHour = 0;       ///< photos submitted
    double medianSeconds = 0; ///< from arrival to submission; 0 of none
};

/// Photos submitted in ten minutes.
struct RateBin {
    static constexpr qint64 lengthMs = 600'000;
    qint64 fromMs = 0; ///< UTC, a multiple of the length
    int photos = 0;
};

/// A check that failed or warned, and in how many of the latest shots and of those before them.
struct FaultCount {
    QString check; ///< finding id
    int latest = 0, earlier = 0;
};

/// What is wrong most often at a session now, against the session before.
struct FaultTrend {
    int latest = 0, earlier = 0; ///< shots looked at
    QList<FaultCount> faults;    ///< the commonest of the latest first
};

} // namespace mianguan
