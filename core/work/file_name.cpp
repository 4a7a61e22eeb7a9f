#include "core/work/file_name.h"

#include "core/base/masking.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace mianguan {

namespace {

const int longestName = 200; // bytes; the least of common file systems takes 255

QString composed(const QString& text) { return text.normalized(QString::NormalizationForm_C); }

/// Controls, what Windows forbids, marks that turn the writing direction, and halves of characters.
QString withoutForbidden(QString text) {
    static const QRegularExpression forbidden(QStringLiteral(
        "[\\x00-\\x1f\\x7f<>:\"/\\\\|?*\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"));
    const QString whole = QString::fromUtf8(text.toUtf8()); // a lone half becomes U+FFFD
    text = whole;
    return text.replace(QChar::ReplacementCharacter, QLatin1Char('_'))
        .replace(forbidden, QStringLiteral("_"));
}

/// Windows drops spaces and dots at the end; a dot in front hides the file elsewhere.
QString withoutEdges(QString text) {
    text = text.trimmed();
    while (text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    if (text.startsWith(QLatin1Char('.'))) text[0] = QLatin1Char('_');
    return text.isEmpty() ? QStringLiteral("_") : text;
}

QString withoutReserved(QString text) {
    static const QRegularExpression reserved(
        QStringLiteral(
            "^(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\\x{b9}\\x{b2}\\x{b3}])\\s*(?=\\.|$)"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(reserved, QStringLiteral("\\1_"));
}

QString cutTo(const QString& text, qsizetype bytes) {
    if (text.toUtf8().size() <= bytes) return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    while (finder.toNextBoundary() > 0 && text.left(finder.position()).toUtf8().size() <= bytes)
        end = finder.position();
    return withoutEdges(text.left(end));
}

struct RosterName {
    QLatin1String field;
    QString RosterEntry::*value;
};

constexpr RosterName rosterNames[] = {{QLatin1String("name"), &RosterEntry::name},
                                      {QLatin1String("student"), &RosterEntry::studentNumber},
                                      {QLatin1String("candidate"), &RosterEntry::candidateNumber},
                                      {QLatin1String("identity"), &RosterEntry::identityNumber},
                                      {QLatin1String("code"), &RosterEntry::code},
                                      {QLatin1String("class"), &RosterEntry::className},
                                      {QLatin1String("college"), &RosterEntry::college}};

Fail nothingFor(const QString& field, const NameFields& fields) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Delivery", "This photo has nothing for {%1}").arg(field),
                maskIdentityNumbers(fields.file),
                QCoreApplication::translate("Delivery", "Complete the roster, or use another field."));
}

Result<QString> present(const QString& value, const QString& field, const NameFields& fields) {
    return value.isEmpty() ? Result<QString>(nothingFor(field, fields)) : value;
}

Result<QString> valueOf(const QString& field, const QString& width, const NameFields& fields) {
    for (const RosterName& name : rosterNames)
        if (field == name.field && width.isEmpty())
            return present(fields.entry ? *fields.entry.*name.value : QString(), field, fields);
    if (field == QLatin1String("shooting"))
        return present(fields.shooting > 0
                           ? QString::number(fields.shooting).rightJustified(width.toInt(), QLatin1Char('0'))
                           : QString(),
                       field, fields);
    if (field == QLatin1String("file") && width.isEmpty()) return fields.file;
    if (field == QLatin1String("date") && width.isEmpty())
        return fields.date.toString(QStringLiteral("yyyyMMdd"));
    if (field == QLatin1String("number"))
        return QString::number(fields.number).rightJustified(width.toInt(), QLatin1Char('0'));
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Delivery", "The name pattern has a field that does not exist"),
                QLatin1Char('{') + field + QLatin1Char('}'),
                QCoreApplication::translate("Delivery",
                                            "Use {student}, {identity}, {name}, {class}, {code}, {shooting}, "
                                            "{file}, {number}, {number:4} or {date}."));
}

} // namespace

NameFields exampleFields() {
    NameFields example{QStringLiteral("photo"), 1, QDate(2027, 6, 30), RosterEntry(), 1};
    for (const RosterName& name : rosterNames)
        *example.entry.*name.value = QStringLiteral("1");
    return example;
}

QString safeFileName(const QString& stem, const QString& ending) {
    const QString clean = withoutReserved(withoutEdges(withoutForbidden(composed(stem))));
    return cutTo(clean, longestName - ending.toUtf8().size()) + ending;
}

QString nameKey(const QString& fileName) { return composed(composed(fileName).toCaseFolded()); }

Result<QString> fillPattern(const QString& pattern, const NameFields& fields) {
    static const QRegularExpression field(QStringLiteral("\\{([^{}:]*)(?::([1-9]))?\\}"));
    QString filled;
    qsizetype end = 0;
    for (auto found = field.globalMatch(pattern); found.hasNext();) {
        const auto match = found.next();
        Result<QString> value = valueOf(match.captured(1), match.captured(2), fields);
        if (!value) return value;
        filled += pattern.mid(end, match.capturedStart() - end) + *value;
        end = match.capturedEnd();
    }
    return filled + pattern.mid(end);
}

} // namespace mianguan
