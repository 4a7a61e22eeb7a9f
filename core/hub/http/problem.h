#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace mianguan::http {

enum class Language { Chinese, English };

/// The one of the two that an Accept-Language field prefers; Chinese when it says nothing of either.
Language preferredLanguage(QByteArrayView acceptLanguage);

struct Words {
    QString sentence; ///< what happened
    QString remedy;   ///< what to do
};

/// Why a request is refused. It is worded when it is sent, in the language of who asked.
struct Problem {
    QByteArray code; ///< one hyphenated word, fixed for ever
    QJsonObject details;
};

/// Words a problem; nothing when it does not know the code. May be called from any thread.
using Wording = std::function<std::optional<Words>(const Problem&, Language)>;

/// The words for the problems that the server itself tells of.
std::optional<Words> ownWords(const Problem& problem, Language language);
QByteArrayList ownCodes();

/// An `application/problem+json` body {code, sentence, remedy, request_id, details?}; asks `wording` before
/// the server's own words.
QByteArray problemBody(const Problem& problem, const Wording& wording, Language language,
                       const QByteArray& requestId);

} // namespace mianguan::http
