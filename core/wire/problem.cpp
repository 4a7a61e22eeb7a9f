#include "core/wire/problem.h"

#include "core/wire/limits.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace mianguan::wire {

using namespace Qt::StringLiterals;

Problem Problem::of(Refusal refusal, QStringView acceptLanguage, const QString& requestId,
                    const QJsonObject& details) {
    const RefusalWords words = wordsOf(refusal, acceptLanguage);
    return {refusalId(refusal), words.sentence, words.remedy, requestId, details};
}

QByteArray toBytes(const Problem& problem) {
    QJsonObject object{{"code"_L1, problem.code},
                       {"sentence"_L1, problem.sentence},
                       {"remedy"_L1, problem.remedy},
                       {"request_id"_L1, problem.requestId}};
    if (!problem.details.isEmpty()) object.insert("details"_L1, problem.details);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Problem> problemFrom(const QByteArray& bytes) {
    const QJsonObject object =
        bytes.size() > limit::problemBytes ? QJsonObject() : QJsonDocument::fromJson(bytes).object();
    const QString code = object.value("code"_L1).toString();
    if (code.isEmpty() || code.size() > limit::textLength)
        return fail(ErrorKind::Unreadable,
                    QCoreApplication::translate("Wire", "The hub's refusal is not as agreed"), u"code"_s);
    return Problem{code, object.value("sentence"_L1).toString().left(limit::sentenceLength),
                   object.value("remedy"_L1).toString().left(limit::sentenceLength),
                   object.value("request_id"_L1).toString().left(limit::textLength),
                   object.value("details"_L1).toObject()};
}

} // namespace mianguan::wire
