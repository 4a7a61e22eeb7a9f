#include "core/hub/rules/known.h"

#include <algorithm>

namespace mianguan::hub {

namespace {

const QLatin1Char between('\n');
const QLatin1Char everySchool('*');

} // namespace

bool Scope::holds(const Scope& other) const {
    return all || (!other.all && std::all_of(other.schools.begin(), other.schools.end(),
                                             [this](const QString& school) { return holds(school); }));
}

QString Scope::text() const { return all ? QString(everySchool) : schools.join(between); }

Scope Scope::fromText(const QString& text) {
    if (text == everySchool) return everything();
    return {text.split(between, Qt::SkipEmptyParts), false};
}

Grant Person::known(const Id& lineage, qint64 seen) const {
    for (auto grant = grants.crbegin(); grant != grants.crend(); ++grant)
        if (grant->position <= seen || grant->lineage == lineage) return *grant;
    return {};
}

} // namespace mianguan::hub
