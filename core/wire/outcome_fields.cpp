#include "core/wire/outcome_fields.h"

#include "core/wire/limits.h"

#include <QCoreApplication>

namespace mianguan::wire {

using namespace Qt::StringLiterals;

void put(QCborMap& map, const Reason& reason) {
    if (reason.isNull()) return;
    map.insert("code"_L1, reason.code);
    map.insert("sentence"_L1, reason.sentence);
    map.insert("remedy"_L1, reason.remedy);
}

Reason reasonIn(Fields& fields) {
    Reason reason;
    if (!fields.has("code"_L1)) return reason;
    reason.code = fields.text("code"_L1, limit::textLength);
    if (fields.has("sentence"_L1)) reason.sentence = fields.text("sentence"_L1, limit::sentenceLength);
    if (fields.has("remedy"_L1)) reason.remedy = fields.text("remedy"_L1, limit::sentenceLength);
    return reason;
}

Outcome outcomeIn(Fields& fields) {
    const QString id = fields.text("outcome"_L1, limit::textLength);
    for (const Outcome outcome : {Outcome::Applied, Outcome::Waiting, Outcome::Void})
        if (id == outcomeId(outcome)) return outcome;
    fields.refuse("outcome"_L1, QCoreApplication::translate("Wire", "This outcome is not known"));
    return Outcome::Waiting;
}

} // namespace mianguan::wire
