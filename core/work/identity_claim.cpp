#include "core/work/identity_claim.h"

#include "core/base/masking.h"
#include "core/people/identity_number.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Identity", words); }

/// Without blanks and the dots between the parts of a name, small and large letters alike.
QString plainName(const QString& name) {
    QString plain = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    static const QString dots = QStringLiteral("·•・‧∙.");
    plain.removeIf([](QChar c) { return c.isSpace() || dots.contains(c); });
    return plain;
}

bool fitsMask(const QString& claimed, const QString& known, const QString& star) {
    static const QRegularExpression stars(QStringLiteral("(?:\\\\\\*)+"));
    const QString form = QRegularExpression::escape(claimed).replace(stars, star);
    return QRegularExpression(QRegularExpression::anchoredPattern(form)).match(known).hasMatch();
}

/// A desensitised number has a star for each character; where it has not, its end is compared.
bool isSameNumber(const QString& claimed, const QString& known) {
    if (!claimed.contains(QLatin1Char('*'))) return claimed.compare(known, Qt::CaseInsensitive) == 0;
    if (claimed.size() != known.size())
        return claimed.right(4).contains(QLatin1Char('*')) || hasLastFour(known, claimed.right(4));
    for (qsizetype i = 0; i < claimed.size(); ++i)
        if (claimed[i] != QLatin1Char('*') && claimed[i].toUpper() != known[i].toUpper()) return false;
    return true;
}

bool numbersDiffer(const QString& claimed, const QString& known) {
    return !claimed.isEmpty() && !known.isEmpty() && !isSameNumber(claimed, known);
}

QString listed(const IdentityClaim& claim, const RosterEntry& entry, const QList<Differs>& where) {
    QStringList words;
    for (const Differs part : where)
        switch (part) {
        case Differs::Name:
            words += text(QT_TRANSLATE_NOOP("Identity", "the name (“%1”, on the list “%2”)"))
                         .arg(claim.name, entry.name);
            break;
        case Differs::StudentNumber:
            words += text(QT_TRANSLATE_NOOP("Identity", "the student number"));
            break;
        case Differs::IdentityNumber:
            words += text(QT_TRANSLATE_NOOP("Identity", "the identity number"));
            break;
        }
    //: between the parts that differ
    return words.join(text(QT_TRANSLATE_NOOP("Identity", ", ")));
}

} // namespace

bool isSameName(const QString& claimed, const QString& known) {
    return fitsMask(plainName(claimed), plainName(known), QStringLiteral(".+"));
}

QList<Differs> differences(const IdentityClaim& claim, const RosterEntry& entry) {
    QList<Differs> found;
    const bool namesKnown = claim.nameIsSure && !claim.name.isEmpty() && !entry.name.isEmpty();
    if (namesKnown && !isSameName(claim.name, entry.name)) found += Differs::Name;
    if (numbersDiffer(claim.studentNumber, entry.studentNumber)) found += Differs::StudentNumber;
    if (numbersDiffer(claim.identityNumber, entry.identityNumber)) found += Differs::IdentityNumber;
    return found;
}

Error differing(const IdentityClaim& claim, const RosterEntry& entry, const QList<Differs>& where) {
    const char* what =
        claim.from == IdentityClaim::From::Code
            ? QT_TRANSLATE_NOOP("Identity", "The code does not fit the enrolment: %1 differs")
            : QT_TRANSLATE_NOOP("Identity", "The identity card does not fit the enrolment: %1 differs");
    return {ErrorKind::Refused,
            text(what).arg(listed(claim, entry, where)),
            {},
            text(QT_TRANSLATE_NOOP(
                "Identity", "Look at the card and the person. If it is this graduate, confirm below; if not, "
                            "step back (Esc) and find the right one, or link the enrolment by hand."))};
}

Error notComparable(const RosterEntry& entry) {
    return {ErrorKind::Refused,
            text(QT_TRANSLATE_NOOP("Identity", "The name on the card was not read for certain, and the list "
                                               "has no identity number to compare")),
            entry.name, text(QT_TRANSLATE_NOOP("Identity", "Read the card again, flat and without glare."))};
}

Error othersCard(const IdentityClaim& card, const RosterEntry& entry) {
    const QString holder = card.name.isEmpty() || !card.nameIsSure
                               ? maskIdentityNumbers(card.identityNumber)
                               : card.name + QLatin1Char(' ') + maskIdentityNumbers(card.identityNumber);
    return {
        ErrorKind::Refused,
        text(QT_TRANSLATE_NOOP("Identity", "This is not the identity card of %1")).arg(entry.name),
        text(QT_TRANSLATE_NOOP("Identity", "on the card: %1")).arg(holder),
        text(QT_TRANSLATE_NOOP("Identity", "Ask who has come. Read the right card, or step back (Esc) and "
                                           "read this one again."))};
}

} // namespace mianguan
