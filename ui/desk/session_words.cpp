#include "ui/desk/session_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("SessionWords", words); }

/// A number is a desk's number; any other name says what it is by itself.
QString deskText(const QString& desk) {
    bool isNumber = false;
    desk.toInt(&isNumber);
    return isNumber ? text(QT_TRANSLATE_NOOP("SessionWords", "desk %1")).arg(desk) : desk;
}

} // namespace

QString kindText(SessionKind kind) {
    return kind == SessionKind::Makeup ? text(QT_TRANSLATE_NOOP("SessionWords", "Makeup"))
                                       : text(QT_TRANSLATE_NOOP("SessionWords", "On site"));
}

QString feeText(FeeTiming timing) {
    switch (timing) {
    case FeeTiming::None:
        return text(QT_TRANSLATE_NOOP("SessionWords", "No fee"));
    case FeeTiming::BeforePhoto:
        return text(QT_TRANSLATE_NOOP("SessionWords", "Before the photo"));
    case FeeTiming::AfterPhoto:
        return text(QT_TRANSLATE_NOOP("SessionWords", "After the check has passed"));
    }
    return {};
}

QString checkText(IdentityCheck check) {
    switch (check) {
    case IdentityCheck::None:
        return text(QT_TRANSLATE_NOOP("SessionWords", "Not checked"));
    case IdentityCheck::LastFour:
        return text(QT_TRANSLATE_NOOP("SessionWords", "Last four of the identity number"));
    case IdentityCheck::IdentityCard:
        return text(QT_TRANSLATE_NOOP("SessionWords", "Identity card"));
    }
    return {};
}

QString sessionLine(const Session& session) {
    QStringList parts{kindText(session.kind)};
    if (!session.place.isEmpty()) parts += session.place;
    if (!session.desk.isEmpty()) parts += deskText(session.desk);
    if (session.kind == SessionKind::Makeup && session.deadline.isValid())
        parts += text(QT_TRANSLATE_NOOP("SessionWords", "until %1"))
                     .arg(QLocale().toString(session.deadline, QLocale::ShortFormat));
    if (session.closed) parts += text(QT_TRANSLATE_NOOP("SessionWords", "closed"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace mianguan
