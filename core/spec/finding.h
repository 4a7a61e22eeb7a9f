#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace mianguan {

/// What a check says of a photo. Order is severity.
enum class Status { Pass, NotAssessed, Warn, Fail };

QString statusName(Status status); ///< pass, warn, fail, not-assessed
std::optional<Status> statusFromName(QStringView name);

/// One check's answer. Its words are made when shown (wording.h), so they follow the reader's language.
struct Finding {
    QString id; ///< fixed, e.g. "eye-line"; the catalogue is findingIds()
    Status status = Status::NotAssessed;
    QString cause;               ///< which side failed, e.g. "too-high"; chooses the words; may be empty
    std::optional<double> value; ///< raw measure in `unit`; none when not assessed
    QString unit;  ///< "px", "deg", "dE", "ratio", "score", "count", "level", "bytes", "dpi", "days", "m"
    int score = 0; ///< 0–100, 100 the best
    std::optional<QRectF> box; ///< where, in pixels of the upright original
};

using Findings = QList<Finding>;

/// The worst of all; not-assessed does not worsen.
Status worstOf(const Findings& findings);

/// {id, status, cause, value, unit, score, box}; the message is added by those who print for people.
QJsonObject toJson(const Finding& finding);
Result<Finding> findingFromJson(const QJsonObject& json);

} // namespace mianguan
