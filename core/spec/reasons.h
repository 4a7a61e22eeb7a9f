#pragma once

#include <QList>
#include <QString>

namespace mianguan {

/// One reason for a rejection, as reviewers word it (DOMAIN: Reasons for rejection).
struct Reason {
    QString id;     ///< fixed, stored in events, e.g. "eyes-closed"
    QString group;  ///< geometry, face, glasses, clothes, source, background, identity
    QString text;   ///< in the current language
    QString pinyin; ///< initials of the Chinese words, lower case, for search: 闭眼 → "by"
};

QList<Reason> rejectionReasons();            ///< whole catalogue, in the current language, grouped
QString groupTitle(const QString& group);    ///< translated; the group itself when unknown
QString reasonText(const QString& reasonId); ///< translated; the id itself when unknown
/// In English, to be put into another language than the program's; null when unknown.
const char* reasonSource(const QString& reasonId);
/// By part of the word, by pinyin initials or by id, best first: whole, beginning, then anywhere inside.
/// Nothing typed gives the whole catalogue.
QList<Reason> findReasons(const QString& typed);

/// The reason a reviewer would give for a failed finding; empty when none fits.
QString reasonForFinding(const QString& findingId, const QString& cause);

} // namespace mianguan
