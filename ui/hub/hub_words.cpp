#include "ui/hub/hub_words.h"

#include "ui/base/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubStanding)
};

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr qint64 kilo = 1024, mega = 1024 * kilo;
constexpr qint64 lateAfter = day, clockMattersFrom = minute;

int shownCount(qint64 count) { return int(std::min<qint64>(count, 999'999'999)); }

qint64 ageOf(const HubStanding& standing, qint64 nowMs) {
    const HubOutbox& outbox = standing.outbox;
    return outbox.oldestMs > 0 && waitingOf(standing) > 0 ? std::max<qint64>(0, nowMs - outbox.oldestMs) : 0;
}

bool isSilent(const HubStanding& standing, qint64 nowMs) {
    return standing.phase == HubPhase::InStep && nowMs - standing.heardMs > silentAfterMs;
}

/// "12 to send · 3 h": how many, and how old when that matters.
QString waitingLabel(const HubStanding& standing, qint64 nowMs) {
    const qint64 count = waitingOf(standing), age = ageOf(standing, nowMs);
    if (count == 0) return {};
    const QString words = standing.phase == HubPhase::Sending
                              ? Words::tr("Sending %Ln", "records and pictures", shownCount(count))
                              : Words::tr("%Ln to send", "records and pictures", shownCount(count));
    return age < hour ? words : words + QStringLiteral(" · ") + hubAgeText(age);
}

QString waitingSentence(const HubStanding& standing, qint64 nowMs) {
    const HubOutbox& outbox = standing.outbox;
    const qint64 pictures = outbox.portraits + (standing.metered ? 0 : outbox.originals);
    if (waitingOf(standing) == 0) return {};
    QStringList parts;
    if (outbox.events > 0) parts += Words::tr("%Ln record(s)", nullptr, shownCount(outbox.events));
    if (pictures > 0) parts += Words::tr("%Ln picture(s)", nullptr, shownCount(pictures));
    const QString what =
        Words::tr("Still to be sent: %1.").arg(parts.join(Words::tr(", ", "between parts of a list")));
    const qint64 age = ageOf(standing, nowMs);
    return age < minute ? what : runOn({what, Words::tr("The oldest is %1 old.").arg(hubAgeText(age))});
}

QString keptBackSentence(const HubStanding& standing) {
    const qint64 count = keptBackOf(standing);
    if (count == 0) return {};
    return Words::tr("%Ln original(s) wait for a line that is not metered; their portraits go first.",
                     nullptr, shownCount(count));
}

QString atHubSentence(const HubStanding& standing) {
    return standing.atHub == 0 ? QString()
                               : Words::tr("%Ln record(s) wait at the hub, for a picture or a person.",
                                           nullptr, shownCount(standing.atHub));
}

QString readSentence(const HubStanding& standing) {
    return standing.toRead == 0
               ? QString()
               : Words::tr("%Ln of the hub's records not read yet.", nullptr, shownCount(standing.toRead));
}

QString clockSentence(const HubStanding& standing) {
    const qint64 off = standing.clockAheadMs;
    if (std::abs(off) < clockMattersFrom) return {};
    return (off > 0 ? Words::tr("This computer's clock is %1 ahead of the hub's.")
                    : Words::tr("This computer's clock is %1 behind the hub's."))
        .arg(hubAgeText(std::abs(off)));
}

QString heardSentence(const HubStanding& standing) {
    if (!standing.enrolled) return {};
    return standing.heardMs == 0 ? Words::tr("The hub has not answered yet.")
                                 : Words::tr("The hub last answered at %1.").arg(clockText(standing.heardMs));
}

struct Look {
    const char* icon;
    Ink ink;
};

Look lookOf(const HubStanding& standing, qint64 nowMs) {
    const bool late = ageOf(standing, nowMs) >= lateAfter;
    switch (standing.phase) {
    case HubPhase::Alone:
        return {"hub-none", &Tokens::quiet};
    case HubPhase::Enrolling:
    case HubPhase::Connecting:
        return {"clock", late ? &Tokens::warn : &Tokens::quiet};
    case HubPhase::Sending:
        return {"hub-send", &Tokens::accent};
    case HubPhase::Reading:
        return {"hub-read", &Tokens::accent};
    case HubPhase::InStep:
        if (isSilent(standing, nowMs)) return {"hub-away", &Tokens::warn};
        if (waitingOf(standing) > 0) return {"hub-send", &Tokens::accent};
        if (keptBackOf(standing) > 0) return {"hub-kept", &Tokens::quiet};
        return {"hub-step", &Tokens::quiet};
    case HubPhase::Retrying:
        return {"hub-away", late ? &Tokens::warn : &Tokens::quiet};
    case HubPhase::Stopped:
        return {"status-fail", &Tokens::fail};
    }
    return {"hub-none", &Tokens::quiet};
}

/// How long until the next try, or since when nothing was heard: what a glance is to tell besides the count.
struct Glance {
    QString label, headline, steady; ///< steady: as headline, without what counts down
};

Glance sameOf(const QString& label, const QString& headline) { return {label, headline, headline}; }

Glance silentGlance(const HubStanding& standing, qint64 nowMs) {
    const QString since = standing.heardMs == 0 ? QString() : hubAgeText(nowMs - standing.heardMs);
    if (since.isEmpty()) return sameOf(Words::tr("No answer"), Words::tr("The hub has not answered yet."));
    return {Words::tr("No answer · %1").arg(since),
            Words::tr("Nothing heard from the hub for %1.").arg(since),
            Words::tr("Nothing is heard from the hub.")};
}

Glance retryGlance(const HubStanding& standing, qint64 nowMs) {
    const qint64 left = standing.nextTryMs - nowMs;
    const QString label = Words::tr("Offline");
    if (standing.nextTryMs == 0 || left <= 0)
        return sameOf(label, Words::tr("The hub cannot be reached; trying again now."));
    return {
        Words::tr("Offline, next try in %1").arg(countdownText(left)),
        Words::tr("The hub cannot be reached; next try in %1.").arg(countdownText(left)),
        Words::tr("The hub cannot be reached; next try at %1.")
            .arg(QDateTime::fromMSecsSinceEpoch(standing.nextTryMs).toString(QStringLiteral("HH:mm:ss")))};
}

Glance inStepGlance(const HubStanding& standing, qint64 nowMs) {
    if (isSilent(standing, nowMs)) return silentGlance(standing, nowMs);
    const QString name = hubNameOf(standing);
    if (waitingOf(standing) > 0) return sameOf({}, Words::tr("Connected with %1.").arg(name));
    if (const qint64 kept = keptBackOf(standing))
        return sameOf(Words::tr("%Ln kept back", "originals", shownCount(kept)),
                      Words::tr("In step with %1, but for originals kept back.").arg(name));
    return sameOf(Words::tr("In step"), Words::tr("In step with %1.").arg(name));
}

Glance glanceOf(const HubStanding& standing, qint64 nowMs) {
    switch (standing.phase) {
    case HubPhase::Alone:
        return sameOf(Words::tr("No hub"), Words::tr("This station works alone: nothing is sent anywhere."));
    case HubPhase::Enrolling:
        return sameOf(Words::tr("Joining…"), Words::tr("The enrolment code is being used…"));
    case HubPhase::Connecting:
        return sameOf(Words::tr("Connecting…"), Words::tr("Connecting to %1…").arg(hubNameOf(standing)));
    case HubPhase::Sending:
        return sameOf(waitingOf(standing) > 0 ? QString() : Words::tr("Sending"),
                      Words::tr("Sending to %1…").arg(hubNameOf(standing)));
    case HubPhase::Reading:
        return sameOf(Words::tr("Reading"), Words::tr("Reading what is new at %1…").arg(hubNameOf(standing)));
    case HubPhase::InStep:
        return inStepGlance(standing, nowMs);
    case HubPhase::Retrying:
        return retryGlance(standing, nowMs);
    case HubPhase::Stopped:
        return sameOf(Words::tr("Stopped"), Words::tr("Sending and reading have stopped."));
    }
    return {};
}

HubWhy whyOf(const HubStanding& standing, qint64 nowMs) {
    if (standing.phase == HubPhase::Retrying || standing.phase == HubPhase::Stopped) return standing.why;
    HubWhy silence;
    if (isSilent(standing, nowMs))
        silence.remedy = Words::tr("Check the network if this lasts; it is tried again by itself.");
    return silence;
}

QStringList filled(const QStringList& sentences) {
    QStringList said = sentences;
    said.removeAll(QString());
    return said;
}

QString joined(const QStringList& parts, const QString& between) { return filled(parts).join(between); }

} // namespace

qint64 keptBackOf(const HubStanding& standing) { return standing.metered ? standing.outbox.originals : 0; }

qint64 waitingOf(const HubStanding& standing) {
    const HubOutbox& outbox = standing.outbox;
    return outbox.events + outbox.portraits + (standing.metered ? 0 : outbox.originals);
}

HubFace faceOf(const HubStanding& standing, qint64 nowMs) {
    const Look look = lookOf(standing, nowMs);
    const Glance glance = glanceOf(standing, nowMs);
    const HubWhy why = whyOf(standing, nowMs);
    HubFace face{QLatin1String(look.icon), look.ink, {}, glance.headline, why.sentence, why.remedy, {}, {}};
    face.label = joined({glance.label, waitingLabel(standing, nowMs)}, QStringLiteral(" · "));
    face.details =
        filled({waitingSentence(standing, nowMs), keptBackSentence(standing), readSentence(standing),
                atHubSentence(standing), heardSentence(standing), clockSentence(standing)});
    face.spoken =
        joined(QStringList{glance.steady, face.why, face.remedy} + face.details, QStringLiteral("\n"));
    return face;
}

QString hubAgeText(qint64 milliseconds) {
    if (milliseconds < minute) return Words::tr("%n s", "seconds", int(milliseconds / second));
    if (milliseconds < hour) return Words::tr("%n min", "minutes", int(milliseconds / minute));
    if (milliseconds < 2 * day) return Words::tr("%n h", "hours", int(milliseconds / hour));
    return Words::tr("%n day(s)", nullptr, int(milliseconds / day));
}

QString countdownText(qint64 milliseconds) {
    const qint64 seconds = std::max<qint64>(0, (milliseconds + 999) / 1000);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString clockText(qint64 timeMs) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const QString clock = time.toString(QStringLiteral("HH:mm"));
    return time.date() == QDate::currentDate() ? clock
                                               : time.date().toString(Qt::ISODate) + QLatin1Char(' ') + clock;
}

QString sizeText(qint64 bytes) {
    const bool isWhole = bytes % (bytes < mega ? kilo : mega) == 0;
    return QLocale().formattedDataSize(bytes, isWhole ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString hubNameOf(const HubStanding& standing) {
    return standing.name.isEmpty() ? standing.address : standing.name;
}

} // namespace mianguan
