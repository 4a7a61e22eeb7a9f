#include "tests/soak/soak_model.h"

#include <QDir>

namespace mianguan::soak {

namespace {

const int importHolds = 4; // pictures an import may have submitted without having said so

std::optional<PhotoState> stateAfter(const QString& verb) {
    if (verb == QLatin1String("approved")) return PhotoState::Approved;
    if (verb == QLatin1String("rejected")) return PhotoState::Rejected;
    if (verb == QLatin1String("undone")) return PhotoState::Pending;
    return {};
}

QStringList doubled(const QList<PhotoRow>& rows) {
    QStringList wrong;
    QSet<QString> labels;
    for (const PhotoRow& row : rows) {
        if (labels.contains(row.label)) wrong += QStringLiteral("twice: ") + row.label;
        labels.insert(row.label);
    }
    return wrong;
}

/// Every delivered photo's file is its portrait; every other file is the one being delivered.
QStringList compareFiles(const Store& store, const QString& out) {
    QStringList wrong;
    QSet<QString> strangers;
    for (const QString& name : QDir(out).entryList({QStringLiteral("*.jpg")}, QDir::Files))
        strangers.insert(name);
    for (const PhotoRow& row : store.photos()) {
        if (!row.delivered) continue;
        const QString name = row.label + QStringLiteral(".jpg");
        QFile file(out + QLatin1Char('/') + name);
        const bool same =
            file.open(QFile::ReadOnly) && Hash::of(file.readAll()) == store.photo(row.subject)->portrait;
        if (!same) wrong += QStringLiteral("delivered but not there: ") + row.label;
        strangers.remove(name);
    }
    if (strangers.size() > 1) wrong += QStringLiteral("files of no delivery: %1").arg(strangers.size());
    return wrong;
}

} // namespace

void Model::heard(const QString& line) {
    const QStringList words = line.split(QLatin1Char(' '));
    if (words.size() < 3) return;
    Photo& photo = photos[Id::fromHex(words[2]).value_or(Id())];
    const std::optional<PhotoState> state = stateAfter(words[1]);
    if (words[0] == QLatin1String("!")) {
        photo.intended = state;
        return;
    }
    if (words[0] == QLatin1String("+")) ++acks;
    if (words[1] == QLatin1String("submitted")) photo.label = words[3];
    if (words[1] == QLatin1String("delivered")) photo.delivered = true;
    if (state) photo.state = *state;
    photo.intended.reset();
}

void Model::comparePhoto(const PhotoRow& row, QStringList& wrong) {
    Photo& known = photos[row.subject];
    if (row.label != known.label) wrong += QStringLiteral("another label: ") + row.label;
    if (row.state != known.state && row.state != known.intended)
        wrong += QStringLiteral("another state: ") + row.label;
    if (known.delivered && !row.delivered) wrong += QStringLiteral("delivery lost: ") + row.label;
    if (row.state != known.state || row.delivered != known.delivered) learn(row);
    known.intended.reset();
}

/// Seen in the store, not heard from the worker.
void Model::learn(const PhotoRow& row) {
    const auto say = [&](const char* verb) {
        learnt += QStringLiteral("= %1 %2 %3").arg(QLatin1String(verb), row.subject.hex(), row.label);
        heard(learnt.last());
    };
    if (!photos.contains(row.subject)) say("submitted");
    if (row.state == PhotoState::Approved) say("approved");
    if (row.state == PhotoState::Rejected) say("rejected");
    if (row.state == PhotoState::Pending) say("undone");
    if (row.delivered) say("delivered");
}

QStringList Model::differences(const Store& store, const QString& outFolder) {
    const QList<PhotoRow> rows = store.photos();
    QStringList wrong = doubled(rows);
    QSet<Id> missing;
    for (auto photo = photos.cbegin(); photo != photos.cend(); ++photo)
        missing.insert(photo.key());
    int beyond = 0;
    for (const PhotoRow& row : rows) {
        if (missing.remove(row.subject)) {
            comparePhoto(row, wrong);
            continue;
        }
        ++beyond;
        learn(row);
        if (row.state != PhotoState::Pending)
            wrong += QStringLiteral("never heard of, yet judged: ") + row.label;
    }
    for (const Id& lost : missing)
        wrong += QStringLiteral("lost: ") + photos[lost].label;
    if (beyond > importHolds) wrong += QStringLiteral("too many never heard of: %1").arg(beyond);
    return wrong + compareFiles(store, outFolder);
}

} // namespace mianguan::soak
