#include "core/work/eligibility.h"

#include <QCoreApplication>
#include <QLocale>

namespace mianguan {

namespace {

constexpr int guardianUntil = 14; // years of age, 个人信息保护法 art. 31

struct BarWords {
    Bar bar;
    QLatin1String id;
    bool final;
    const char* sentence;
    const char* cure;
};

constexpr BarWords words[] = {
    {Bar::SessionClosed, QLatin1String("session-closed"), true,
     QT_TRANSLATE_NOOP("Eligibility", "This session is closed."),
     QT_TRANSLATE_NOOP(
         "Eligibility",
         "Leave the desk and choose a session that is open. A supervisor opens makeup sessions.")},
    {Bar::ConsentWithdrawn, QLatin1String("consent-withdrawn"), true,
     QT_TRANSLATE_NOOP("Eligibility", "The graduate has withdrawn consent."),
     QT_TRANSLATE_NOOP("Eligibility",
                       "Nothing more is collected. Next a supervisor purges this graduate's data "
                       "under Data safety. Only if the graduate now wants to be photographed "
                       "after all: have the notice read and agreed to anew (F7).")},
    {Bar::ConsentRefused, QLatin1String("consent-refused"), true,
     QT_TRANSLATE_NOOP("Eligibility", "The graduate has refused consent, so there is no photo."),
     QT_TRANSLATE_NOOP("Eligibility", "Call the next one. If the graduate has thought better of it: have the "
                                      "notice read and agreed to (F7).")},
    {Bar::Locked, QLatin1String("locked"), true,
     QT_TRANSLATE_NOOP("Eligibility", "The photo is approved already, so it is locked."),
     QT_TRANSLATE_NOOP("Eligibility",
                       "Nothing is to be photographed. If it must change, a supervisor reopens "
                       "the graduate in the roster.")},
    {Bar::Pending, QLatin1String("pending"), false,
     QT_TRANSLATE_NOOP("Eligibility", "A photo is submitted and awaits its review."),
     QT_TRANSLATE_NOOP("Eligibility", "Wait for the verdict; a new photo would take its place.")},
    {Bar::MakeupUsed, QLatin1String("makeup-used"), false,
     QT_TRANSLATE_NOOP("Eligibility", "The makeup was used already."),
     QT_TRANSLATE_NOOP("Eligibility", "There is one makeup each. If there is good cause for another, a "
                                      "supervisor lets the graduate in here, with the reason.")},
    {Bar::DeadlineOver, QLatin1String("deadline-over"), false,
     QT_TRANSLATE_NOOP("Eligibility", "The makeup ended on %1."),
     QT_TRANSLATE_NOOP("Eligibility",
                       "Ask a supervisor, who may let the graduate in here, with the reason.")},
    {Bar::FeeOpen, QLatin1String("fee-open"), false,
     QT_TRANSLATE_NOOP("Eligibility", "The fee of %1 yuan is not paid."),
     QT_TRANSLATE_NOOP("Eligibility", "Take the fee, or enter its receipt.")},
};

QString text(const char* source) { return QCoreApplication::translate("Eligibility", source); }

const BarWords& wordsOf(Bar bar) {
    for (const BarWords& known : words)
        if (known.bar == bar) return known;
    return words[0];
}

bool applies(Bar bar, const GraduateDetail& graduate, const Session& session, QDate today) {
    const bool makeup = session.kind == SessionKind::Makeup;
    switch (bar) {
    case Bar::SessionClosed:
        return session.closed;
    case Bar::ConsentWithdrawn:
        return graduate.consent.state == ConsentState::Withdrawn;
    case Bar::ConsentRefused:
        return graduate.consent.state == ConsentState::Refused;
    case Bar::Locked:
        return graduate.row.locked();
    case Bar::Pending:
        return graduate.row.photo == PhotoState::Pending && graduate.row.session != session.id;
    case Bar::MakeupUsed:
        return makeup && graduate.makeups > 0 && !graduate.row.locked();
    case Bar::DeadlineOver:
        return makeup && session.deadline.isValid() && today > session.deadline;
    case Bar::FeeOpen:
        return owesFee(graduate, session, FeeTiming::BeforePhoto);
    }
    return false;
}

QString sentenceOf(const BarWords& known, const Session& session) {
    const QString sentence = text(known.sentence);
    if (known.bar == Bar::DeadlineOver)
        return sentence.arg(QLocale().toString(session.deadline, QLocale::ShortFormat));
    if (known.bar == Bar::FeeOpen) return sentence.arg(yuanText(session.policy.feeCents));
    return sentence;
}

QDate birthOf(const RosterEntry& entry) {
    const QString date = entry.identityNumber.size() == 18 ? entry.identityNumber.mid(6, 8) : entry.birthDate;
    return QDate::fromString(date, QStringLiteral("yyyyMMdd"));
}

} // namespace

QString barId(Bar bar) { return wordsOf(bar).id; }

QList<BarTo> barsTo(const GraduateDetail& graduate, const Session& session, QDate today) {
    QList<BarTo> bars;
    for (const BarWords& known : words) {
        const bool lifted = graduate.row.session == session.id && graduate.overrides.contains(known.id);
        if (!applies(known.bar, graduate, session, today) || (lifted && !known.final)) continue;
        bars += BarTo{known.bar, known.final, sentenceOf(known, session), text(known.cure)};
    }
    return bars;
}

bool owesFee(const GraduateDetail& graduate, const Session& session, FeeTiming when) {
    return session.policy.fee == when && session.policy.feeCents > 0 && graduate.row.fee == FeeState::Open &&
           graduate.attempts == 0 && !graduate.row.photo;
}

bool needsGuardian(const RosterEntry& entry, QDate today) {
    const QDate birth = birthOf(entry);
    return birth.isValid() && birth.addYears(guardianUntil) > today;
}

} // namespace mianguan
