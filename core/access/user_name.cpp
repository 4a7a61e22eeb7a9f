#include "core/access/user_name.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

constexpr qsizetype shortest = 2, longest = 40, longestShown = 60; // characters

/// As a person counts: a character outside the first plane is two of QString's.
qsizetype charactersIn(const QString& text) { return text.toUcs4().size(); }

bool isVisible(const QString& text) {
    const QList<uint> all = text.toUcs4();
    return std::all_of(all.begin(), all.end(), [](uint c) { return QChar::isPrint(c); });
}

Fail refused(const QString& what, const QString& name, const QString& remedy) {
    return fail(ErrorKind::Refused, what, name, remedy);
}

} // namespace

QString practiceName() { return QStringLiteral("practice"); }

QString foldedName(const QString& name) {
    return name.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

Result<QString> checkedUserName(const QString& name) {
    const QString trimmed = name.trimmed();
    const qsizetype characters = charactersIn(trimmed);
    if (characters < shortest || characters > longest)
        return refused(QCoreApplication::translate("People", "A name to sign in with has 2 to 40 characters"),
                       trimmed, QCoreApplication::translate("People", "Choose another name."));
    if (!isVisible(trimmed))
        return refused(QCoreApplication::translate("People", "The name holds characters that cannot be seen"),
                       {}, QCoreApplication::translate("People", "Type it anew."));
    if (foldedName(trimmed) == practiceName())
        return refused(QCoreApplication::translate("People", "This name belongs to the practice store"),
                       trimmed, QCoreApplication::translate("People", "Choose another name."));
    return trimmed;
}

Result<QString> checkedDisplayName(const QString& displayName, const QString& name) {
    const QString trimmed = displayName.trimmed();
    if (trimmed.isEmpty()) return name;
    if (charactersIn(trimmed) <= longestShown && isVisible(trimmed)) return trimmed;
    return refused(
        QCoreApplication::translate("People", "The name that others read has at most 60 characters, all of "
                                              "them visible"),
        trimmed.left(longestShown), QCoreApplication::translate("People", "Choose a shorter one."));
}

} // namespace mianguan
