#include "core/work/session.h"

#include "core/spec/specification.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr int longest = 60;         // characters
constexpr int dearest = 100'000'00; // 分

QString text(const char* words) { return QCoreApplication::translate("Session", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

} // namespace

Result<Session> checkedSession(const Session& given) {
    Session session = given;
    for (QString* words :
         {&session.name, &session.batch.school, &session.batch.name, &session.desk, &session.place}) {
        *words = words->simplified();
        if (words->size() > longest)
            return refused(QT_TRANSLATE_NOOP("Session", "This is longer than 60 characters"), *words,
                           QT_TRANSLATE_NOOP("Session", "Shorten it."));
    }
    if (session.name.isEmpty())
        return refused(QT_TRANSLATE_NOOP("Session", "The session has no name"), {},
                       QT_TRANSLATE_NOOP("Session", "Give it one, such as the day and the place."));
    if (session.batch.school.isEmpty())
        return refused(QT_TRANSLATE_NOOP("Session", "The session has no school"), {},
                       QT_TRANSLATE_NOOP("Session", "Enter the school whose graduates come."));
    if (session.batch.name.isEmpty())
        return refused(QT_TRANSLATE_NOOP("Session", "The session has no batch"), {},
                       QT_TRANSLATE_NOOP("Session", "Enter one, such as \"2027\"."));
    if (const auto known = loadSpecification(session.specification); !known) return Fail(known.error());
    const int cents = session.policy.feeCents;
    if (cents < 0 || cents > dearest)
        return refused(QT_TRANSLATE_NOOP("Session", "This fee cannot be"),
                       QString::number(double(cents) / 100),
                       QT_TRANSLATE_NOOP("Session", "Enter an amount from 0 to 100,000 yuan."));
    return session;
}

} // namespace mianguan
