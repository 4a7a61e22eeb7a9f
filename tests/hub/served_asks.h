#pragma once

#include "core/base/clock.h"
#include "core/wire/endpoint.h"
#include "core/wire/limits.h"
#include "core/wire/nonce.h"
#include "tests/hub/served_hub.h"

namespace mianguan::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Endpoint;

/// A JPEG of the standard size, as far as its header tells.
inline QByteArray standardPhoto(const QByteArray& salt = "a") {
    return QByteArray::fromHex("ffd8ffe000104a46494600010101012c012c0000"
                               "ffc0001108028001e003012200021101031101"
                               "ffda0008010100003f00") +
           salt + QByteArray::fromHex("ffd9");
}

/// Enrolled there, twice: the second answer is the first again.
inline void enrolAs(Trial& line, ServedHub& served, bool account) {
    HubStore::Invitation invitation{{{northSchool()}, false}, account ? Roles() : everyRole()};
    invitation.account = account;
    const auto request = wire::EnrolmentRequest::signedBy(line.key, sure(served.store->invite(invitation)),
                                                          u"caller"_s, u"test 1"_s);
    const Got got = line.ask({"POST", "/v1/enrolments", toBytes(request)});
    QCOMPARE(got.status, 200);
    QCOMPARE(wire::enrolmentFrom(got.body)->station, line.station());
    const Got again = line.ask({"POST", "/v1/enrolments", toBytes(request)});
    QCOMPARE(again.body, got.body);
}

inline Ask changesAfter(qint64 position, int wait) {
    Ask ask{"GET", "/v1/events?after=" + QByteArray::number(position) + "&wait=" + QByteArray::number(wait)};
    ask.silence = std::chrono::seconds(wait);
    return ask;
}

/// Waits for news on a connection of its own.
inline std::future<Got> poll(Trial& line, qint64 after, int wait) {
    Ask ask = changesAfter(after, wait);
    ask.headers += line.signatureOf(ask);
    return line.begin(ask);
}

inline bool isOver(const std::future<Got>& answer) {
    return answer.wait_for(0s) == std::future_status::ready;
}

/// How many wait there.
inline qint64 polls(ServedHub& served) { return served.metrics.gauge("hub_long_polls", {}).with({}).value(); }

} // namespace mianguan::test
