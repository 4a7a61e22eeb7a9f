#include "core/identify/code_payload.h"

#include "core/identify/identity_check.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace mianguan {

namespace {

constexpr qsizetype longestUrl = 4096;

QString textOf(const QByteArray& bytes) {
    QString text = QString::fromUtf8(bytes);
    text.removeIf(
        [](QChar c) { return !(c.isPrint() || c.isSurrogate()) || c == QChar::ReplacementCharacter; });
    return text.trimmed();
}

bool isStudentNumber(const QString& text) {
    static const QRegularExpression form(QStringLiteral("\\A(?=.*[0-9]{4})[0-9A-Za-z]{6,20}\\z"));
    return form.match(text).hasMatch();
}

bool takeIdentityNumber(const QString& text, CodePayload& payload) {
    const QString number = text.toUpper();
    if (!identityFacts(number)) return false;
    payload.identityNumber = number;
    return true;
}

/// An 18-digit text with a wrong check character is neither: a misread identity number is no student number.
bool takeStudentNumber(const QString& text, CodePayload& payload) {
    static const QRegularExpression likeIdentity(QStringLiteral("\\A[1-9][0-9]{16}[0-9Xx]\\z"));
    if (!isStudentNumber(text) || likeIdentity.match(text).hasMatch()) return false;
    payload.studentNumber = text;
    return true;
}

/// Names of parameters as schools' systems use them, in small letters without '_' and '-'.
bool isOneOf(const QString& name, std::initializer_list<const char*> names) {
    QString plain = name.toLower();
    plain.remove(QLatin1Char('_')).remove(QLatin1Char('-'));
    return std::any_of(names.begin(), names.end(),
                       [&](const char* one) { return plain == QLatin1String(one); });
}

void takeUrl(const QString& text, CodePayload& payload) {
    const QUrl url(text, QUrl::StrictMode);
    if (text.size() > longestUrl || !url.isValid() || !url.hasQuery()) return;
    for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (isOneOf(name, {"sfzh", "sfz", "sfzjh", "idcard", "idno", "idnumber", "zjhm"}))
            takeIdentityNumber(value, payload);
        else if (isOneOf(name, {"xh", "xuehao", "studentno", "studentid", "studentnumber", "stuno", "sno",
                                "stuid"}))
            takeStudentNumber(value, payload);
    }
}

} // namespace

CodePayload plainPayload(const QByteArray& bytes) {
    CodePayload payload{bytes, textOf(bytes), {}, {}, {}, {}, {}};
    if (takeIdentityNumber(payload.text, payload) || takeStudentNumber(payload.text, payload)) return payload;
    if (payload.text.contains(QLatin1String("://"))) takeUrl(payload.text, payload);
    return payload;
}

} // namespace mianguan
