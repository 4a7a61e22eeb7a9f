#pragma once

#include "core/work/activity.h"
#include "core/work/journal.h"

namespace mianguan {

/// An event and whom it may name, as its sentence needs them.
struct Told {
    const Journal& journal;
    const Record& record;
    QCborMap content; ///< empty when the body was taken away

    QString text(const char* name) const;
    qint64 number(const char* name) const;
    QString person() const;    ///< the display name of the user whom the body names
    bool ofThemselves() const; ///< the user whom the body names is its author
};

/// How one type of event is told.
struct Wording {
    QLatin1String type;
    ActivityKind kind;
    QString (*words)(const Told& told);
};
QList<Wording> photoWordings();
QList<Wording> peopleWordings();
QList<Wording> safetyWordings();
QList<Wording> collectingWordings();
QList<Wording> hubWordings();

/// None for a type that this version does not know.
std::optional<ActivityKind> kindOf(const QString& type);
/// The sentence of an event, without who and whom; identity numbers masked.
QString sentenceOf(const Journal& journal, const Record& record);
/// The photo's label as it is, or the person's name; empty when it is about the station.
QString nameOfConcerned(const Journal& journal, const Record& record);
/// The person's name; where nobody was signed in, "this station", "the hub" or "another station".
QString nameOfAuthor(const Journal& journal, const Record& record);

} // namespace mianguan
