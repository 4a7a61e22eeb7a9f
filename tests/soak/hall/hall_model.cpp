#include "tests/soak/hall/hall_model.h"

namespace mianguan::soak {

void HallModel::heard(const QString& line) {
    const qint64 value = line.section(QLatin1Char(' '), -1).toLongLong();
    const QString step = line.section(QLatin1Char(' '), 1, -2);
    if (line.startsWith(QLatin1Char('=')))
        milliseconds[step] += value;
    else if (step == QLatin1String("mishap"))
        ++befell[int(value)];
    else if (line.startsWith(QLatin1Char('!')))
        known[value].intended += step;
    else if (line.startsWith(QLatin1Char('+')))
        known[value].done += step;
}

QSet<int> HallModel::done() const {
    QSet<int> all;
    for (int i = 0; i < known.size(); ++i)
        for (const char* last : {"submitted", "absent", "refused"})
            if (known[i].done.contains(QLatin1String(last))) all += i;
    return all;
}

int HallModel::photographed() const {
    return int(std::count_if(known.begin(), known.end(), [](const Known& one) {
        return one.done.contains(QStringLiteral("submitted"));
    }));
}

QStringList HallModel::mishaps() const {
    const QMap<Mishap, QString> words{{Mishap::StationLocked, QStringLiteral("station locked")},
                                      {Mishap::OtherPage, QStringLiteral("other page")},
                                      {Mishap::Unplugged, QStringLiteral("camera unplugged")},
                                      {Mishap::Frozen, QStringLiteral("camera frozen")},
                                      {Mishap::SteppedBack, QStringLiteral("stepped back")}};
    QStringList said;
    for (auto each = befell.begin(); each != befell.end(); ++each)
        said += QStringLiteral("%1 ×%2").arg(words[Mishap(each.key())]).arg(each.value());
    return said;
}

QStringList HallModel::differences(const Store& store, bool whole) {
    QStringList wrong;
    for (int i = 0; i < sittings.size(); ++i)
        compare(store, i, wrong);
    compareNumbers(wrong);
    const auto approved =
        std::count_if(sittings.cbegin(), sittings.cend(), [](const Sitting& one) { return one.approved; });
    if (store.photos().size() != photographed() + approved)
        wrong += QStringLiteral("%1 photos, where there were %2 submissions")
                     .arg(store.photos().size())
                     .arg(photographed() + approved);
    if (!whole) return wrong;
    for (int i = 0; i < sittings.size(); ++i) {
        const auto rows =
            store.graduatesHolding(plannedClassSession().batch, sittings[i].entry.studentNumber);
        if (!known[i].done.contains(QStringLiteral("submitted")) || rows.size() != 1) continue;
        comparePhoto(store, *store.graduate(rows.first().subject), i, wrong);
    }
    return wrong;
}

void HallModel::compare(const Store& store, int who, QStringList& wrong) {
    const Sitting& sitting = sittings[who];
    Known& one = known[who];
    const auto miss = [&](const char* what) {
        wrong += QStringLiteral("%1: %2").arg(sitting.entry.studentNumber, QLatin1String(what));
    };
    const auto rows = store.graduatesHolding(plannedClassSession().batch, sitting.entry.studentNumber);
    if (rows.isEmpty() && !sitting.listed && !one.done.contains(QStringLiteral("enrolled"))) return;
    if (rows.size() != 1) return miss("is not there once");
    const auto graduate = store.graduate(rows.first().subject);
    if (!graduate) return miss("cannot be read");
    const auto is = [&](const char* step, bool there) {
        const QString name = QLatin1String(step);
        if (there && one.intended.contains(name)) one.done += name;
        if (there != one.done.contains(name)) miss(step);
    };
    const GraduateRow& row = graduate->row;
    if (sitting.approved) {
        if (row.photo != PhotoState::Approved || graduate->attempts != 1) miss("is not as it was approved");
        return;
    }
    is("submitted", row.photo.has_value());
    is("absent", row.presence == Presence::Absent);
    is("seated", row.presence == Presence::Arrived);
    if (graduate->attempts > 1) miss("has more than one photo");
    if (one.shootingNumber > 0 && row.shootingNumber != one.shootingNumber)
        miss("has another shooting number");
    one.shootingNumber = row.shootingNumber;
}

void HallModel::compareNumbers(QStringList& wrong) const {
    QHash<int, int> holders;
    for (int i = 0; i < known.size(); ++i) {
        const int number = known[i].shootingNumber;
        if (number == 0) continue;
        if (holders.contains(number)) wrong += QStringLiteral("shooting number %1 twice").arg(number);
        holders.insert(number, i);
    }
}

/// His own picture, and nobody else's.
void HallModel::comparePhoto(const Store& store, const GraduateDetail& graduate, int who,
                             QStringList& wrong) const {
    const QString& number = sittings[who].entry.studentNumber;
    const auto photo = store.photo(graduate.row.subject);
    const auto bytes = photo.and_then(
        [&](const PhotoDetail& one) { return store.blob(graduate.row.subject, one.original); });
    if (!bytes) {
        wrong += number + QStringLiteral(": the picture is not there");
        return;
    }
    if (!photo->row.label.contains(number)) wrong += number + QStringLiteral(": named after someone else");
    static const Sitters sitters(place.sitters());
    const int seen = sitters.whose(QImage::fromData(*bytes), int(sittings.size()));
    if (seen != who)
        wrong += QStringLiteral("%1: crossed, the picture shows the sitter of %2")
                     .arg(number, seen < 0 ? QStringLiteral("nobody") : sittings[seen].entry.studentNumber);
}

} // namespace mianguan::soak
