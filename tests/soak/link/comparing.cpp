#include "tests/soak/link/comparing.h"

#include "tests/work/handmade.h"

namespace mianguan::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTold = 6;

QString wordsOf(const PhotoDetail& photo) {
    QStringList words{u"photo"_s,
                      photo.row.subject.hex(),
                      photo.row.label,
                      QString::number(int(photo.row.state)),
                      QString::number(int(photo.row.worst)),
                      photo.submission.hex(),
                      photo.verdict.hex(),
                      photo.original.hex(),
                      photo.portrait.hex(),
                      photo.reasons.join(u'+')};
    for (const Attempt& attempt : photo.earlier)
        words += attempt.portrait.hex() + QString::number(int(attempt.state));
    return words.join(u' ');
}

QString wordsOf(const GraduateDetail& graduate) {
    const GraduateRow& row = graduate.row;
    return QStringList{u"graduate"_s,
                       row.subject.hex(),
                       row.studentNumber,
                       row.name,
                       QString::number(row.photo ? int(*row.photo) : -1),
                       QString::number(int(row.presence)),
                       row.session.hex(),
                       QString::number(row.shootingNumber),
                       QString::number(int(row.consent)),
                       QString::number(graduate.attempts)}
        .join(u' ');
}

} // namespace

QStringList wordsOf(const Store& store) {
    QStringList words;
    for (const PhotoRow& row : store.photos())
        if (const auto photo = store.photo(row.subject)) words += wordsOf(*photo);
    for (const GraduateRow& row : store.graduates({}, 10'000))
        if (const auto graduate = store.graduate(row.subject)) words += wordsOf(*graduate);
    for (const Session& session : store.sessions())
        words += u"session %1 %2 %3"_s.arg(session.id.hex(), session.name).arg(session.closed);
    words.sort();
    return words;
}

QString difference(const QStringList& here, const QStringList& there) {
    QStringList lines;
    for (const QString& line : here)
        if (!there.contains(line)) lines += u"only here: "_s + line;
    for (const QString& line : there)
        if (!here.contains(line)) lines += u"only there: "_s + line;
    if (lines.isEmpty() && here.size() != there.size()) lines += u"a line is there twice"_s;
    return lines.mid(0, mostTold).join(u'\n');
}

QString unsound(Store& store) {
    QStringList problems = test::orDie(test::verify(store));
    for (const PhotoRow& row : store.photos()) {
        const auto photo = store.photo(row.subject);
        if (!photo || !store.blob(row.subject, photo->portrait)) problems += u"no portrait of "_s + row.label;
    }
    return problems.mid(0, mostTold).join(u'\n');
}

} // namespace mianguan::soak
