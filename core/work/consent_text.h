#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"

#include <QStringList>

namespace mianguan {

/// The notice that is read before agreeing (个人信息保护法, arts. 17, 23, 30).
struct ConsentText {
    QString version;
    QString language; ///< zh_CN, en
    QString title;
    QString body; ///< paragraphs, one a line; those that begin with "## " are headings

    bool isNull() const { return body.isEmpty(); }
    QStringList paragraphs() const { return body.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
    Hash hash() const; ///< of title and body

    bool operator==(const ConsentText&) const = default;
};

/// The program's own, with "{school}" where the school's name belongs; Chinese for any other language.
ConsentText builtInConsentText(const QString& language);
QString consentLanguage(); ///< of the texts that belong to the present language

ConsentText filledFor(ConsentText text, const QString& school);

/// Lines "version: …" and "language: …", an empty line, the title, the paragraphs. UTF-8 or GB18030.
/// Error: Unreadable, Refused naming what is missing.
Result<ConsentText> consentTextFrom(const QByteArray& file, const QString& fileName);
QByteArray consentFile(const ConsentText& text); ///< such a file, to be edited

} // namespace mianguan
