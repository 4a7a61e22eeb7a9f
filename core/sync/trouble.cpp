#include "core/sync/mishap.h"
#include "core/wire/problem.h"
#include "core/wire/request_signature.h"

#include <QCoreApplication>

namespace mianguan::sync {

namespace {

using wire::Persistence;
using wire::Refusal;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sync)
};

struct Judged {
    Persistence persistence;
    ErrorKind kind;
    QString what;
    QString remedy;
};

QString byItself() { return Words::tr("It is tried again by itself; check the network if it goes on."); }

/// By the status alone (resources/hub/openapi.yaml, "Refusals").
Persistence persistenceOf(int status) {
    const bool passing = status < 400 || status == 408 || status == 425 || status == 429 || status >= 500;
    return passing ? Persistence::Retryable : Persistence::Permanent;
}

/// The one place that says what a mishap means: whether the same call may go well later without a person.
Judged judge(Mishap mishap, int status, const std::optional<Refusal>& refusal) {
    const auto retryable = Persistence::Retryable, permanent = Persistence::Permanent;
    switch (mishap) {
    case Mishap::Refused:
        return {refusal ? wire::persistenceOf(*refusal) : persistenceOf(status), ErrorKind::Refused, {}, {}};
    case Mishap::RefusedByStatus:
        return {persistenceOf(status), ErrorKind::Refused,
                Words::tr("The hub refused this with the status %1").arg(status),
                persistenceOf(status) == retryable
                    ? byItself()
                    : Words::tr("Update the program, or ask the hub's administrator.")};
    case Mishap::AddressUnknown:
        return {retryable, ErrorKind::NotFound, Words::tr("The hub's address is not known in this network"),
                Words::tr("Check the network and the hub's address; it is tried again by itself.")};
    case Mishap::NoConnection:
        return {retryable, ErrorKind::System, Words::tr("The hub does not answer"), byItself()};
    case Mishap::NoProxy:
        return {retryable, ErrorKind::System,
                Words::tr("The proxy on the way to the hub does not let through"),
                Words::tr("Check the proxy in the settings; it is tried again by itself.")};
    case Mishap::ProxyRefuses:
        return {permanent, ErrorKind::Refused,
                Words::tr("The proxy does not take the name and password given"),
                Words::tr("Enter the proxy's name and password in the settings.")};
    case Mishap::NoSecureConnection:
        return {retryable, ErrorKind::System, Words::tr("No secure connection to the hub could be made"),
                byItself()};
    case Mishap::PinDiffers:
        return {
            permanent, ErrorKind::Refused,
            Words::tr("The server at the hub's address is not the hub this station was enrolled at: its key "
                      "is another"),
            Words::tr("Nothing was sent. Ask the hub's administrator whether its key was changed, and enrol "
                      "anew if so; otherwise someone may be listening on the way.")};
    case Mishap::TooSlow:
        return {retryable, ErrorKind::System, Words::tr("The hub did not answer in time"), byItself()};
    case Mishap::Cut:
    case Mishap::Unanswered:
        return {retryable, ErrorKind::System, Words::tr("The connection to the hub was cut"), byItself()};
    case Mishap::NotAHub:
        return {
            retryable, ErrorKind::Unreadable, Words::tr("What answers at the hub's address is not as agreed"),
            Words::tr("Check the hub's address and update the older of the two programs; it is tried again "
                      "by itself.")};
    case Mishap::NotAsAsked:
        return {retryable, ErrorKind::Corrupt,
                Words::tr("The picture that came from the hub is not the one asked for"),
                Words::tr("It is fetched again by itself; if it goes on, tell the hub's administrator.")};
    case Mishap::Cancelled:
        return {retryable, ErrorKind::Cancelled, Words::tr("Stopped"), {}};
    case Mishap::OwnFault:
        return {retryable, ErrorKind::System, Words::tr("This machine could not make the connection"),
                Words::tr("Close other programs and try again.")};
    }
    Q_UNREACHABLE();
}

/// The hub's own words where it sent some.
void say(Trouble& trouble, const wire::Problem& problem) {
    if (problem.sentence.isEmpty()) return;
    trouble.error.what = problem.sentence;
    trouble.error.remedy = problem.remedy;
}

/// Of what the catalogue knows, in the program's language, whatever the hub speaks.
void say(Trouble& trouble, Refusal refusal) {
    const wire::RefusalWords words = wire::wordsOf(refusal);
    trouble.error.what = words.sentence;
    trouble.error.remedy = words.remedy;
}

std::optional<std::chrono::seconds> secondsIn(const QByteArray& text) {
    bool isNumber = false;
    const int seconds = text.trimmed().toInt(&isNumber);
    const bool canBe = isNumber && seconds >= 0 && seconds <= 24 * 3600;
    return canBe ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

Trouble troubleOf(Mishap mishap, int status, const std::optional<Refusal>& refusal,
                  const Circumstances& circumstances) {
    const Judged judged = judge(mishap, status, refusal);
    const bool ofProxy = mishap == Mishap::NoProxy || mishap == Mishap::ProxyRefuses;
    Trouble trouble;
    trouble.persistence = judged.persistence;
    trouble.error = {judged.kind, judged.what, ofProxy ? circumstances.proxy : circumstances.hub,
                     judged.remedy};
    trouble.status = status;
    trouble.requestId = circumstances.requestId;
    return trouble;
}

} // namespace

Trouble troubleFrom(Mishap mishap, const Circumstances& circumstances) {
    return troubleOf(mishap, 0, {}, circumstances);
}

Trouble troubleFrom(wire::Refusal refusal, const Circumstances& circumstances) {
    Trouble trouble = troubleOf(Mishap::Refused, 0, refusal, circumstances);
    trouble.code = wire::refusalId(refusal);
    say(trouble, refusal);
    return trouble;
}

Trouble troubleFrom(const HttpAnswer& answer, const Circumstances& circumstances) {
    const auto problem = wire::problemFrom(answer.body);
    const QString code =
        problem ? problem->code : QString::fromLatin1(answer.header(wire::header::refusal)).left(100);
    const auto refusal = wire::refusalFrom(code);
    Trouble trouble =
        troubleOf(refusal ? Mishap::Refused : Mishap::RefusedByStatus, answer.status, refusal, circumstances);
    trouble.code = code;
    trouble.retryAfter = secondsIn(answer.header("Retry-After"));
    if (problem) trouble.details = problem->details;
    if (refusal)
        say(trouble, *refusal);
    else if (problem)
        say(trouble, *problem);
    return trouble;
}

} // namespace mianguan::sync
