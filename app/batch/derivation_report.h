#pragma once

#include "core/portrait/derivation.h"

#include <QJsonObject>

namespace mianguan::batch {

/// What rederive found of one portrait.
struct Answer {
    Derivation derivation;
    QString specification;
    bool recorded = false; ///< made from its record, else by the models
};

QString toText(const Answer& answer, const QString& portrait); ///< for people, two lines
QJsonObject toJson(const Answer& answer, const QString& portrait, const QString& original);

} // namespace mianguan::batch
