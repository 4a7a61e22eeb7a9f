#include "tests/soak/link/mishap.h"

namespace mianguan::soak {

using namespace Qt::StringLiterals;
using test::Fault;

namespace {

using Kind = Fault::Kind;

Mishap always(const QString& name, Kind kind, qint64 number = 0, const QByteArray& bytes = {}) {
    return {name, [=](int) { return Fault{kind, number, bytes}; }};
}

Mishap statusOf(const QString& name, const QList<qint64>& numbers, const QByteArray& body) {
    return {name, [=](int which) { return Fault{Kind::Status, numbers.at(which % numbers.size()), body}; }};
}

Mishap cut(const QString& name, Kind kind, qint64 from, qint64 step) {
    return {name, [=](int which) { return Fault{kind, from + which * step, {}}; }};
}

Mishap killed(const QString& name, Mishap::Kill when, Kind kind, qint64 number = 0) {
    return {name, [=](int) { return Fault{kind, number, {}}; }, when};
}

} // namespace

const QList<Mishap>& mishaps() {
    using Kill = Mishap::Kill;
    static const QList<Mishap> all{
        statusOf(u"status-of-the-line"_s, {302, 400, 401, 403, 404, 407, 409, 413, 414, 429},
                 "<html>Guest network"),
        statusOf(u"status-of-the-hub"_s, {500, 501, 502, 503, 504, 200, 204}, {}),
        always(u"hang"_s, Kind::Hang),
        always(u"delay"_s, Kind::Delay, 400),
        always(u"late-answer"_s, Kind::LateAnswer, 400),
        cut(u"cut-in-the-head"_s, Kind::CutRequest, 0, 11),
        cut(u"cut-in-the-request"_s, Kind::CutRequest, 600, 997),
        cut(u"cut-in-the-answers-head"_s, Kind::CutAnswer, 1, 3),
        cut(u"cut-in-the-answer"_s, Kind::CutAnswer, 150, 31),
        always(u"answer-lost"_s, Kind::LoseAnswer),
        always(u"twice"_s, Kind::Repeat),
        always(u"out-of-order"_s, Kind::Hold),
        always(u"drip"_s, Kind::Drip, 2),
        always(u"no-http"_s, Kind::Rubbish, 0, "220 smtp.example ESMTP\r\n"),
        always(u"rubbish-body"_s, Kind::RubbishBody, 0, QByteArray("\xff\x00\x01", 3)),
        always(u"empty-body"_s, Kind::RubbishBody),
        killed(u"killed-before"_s, Kill::Before, Kind::CutRequest),
        killed(u"killed-after"_s, Kill::After, Kind::LoseAnswer),
        killed(u"killed-amid"_s, Kill::Amid, Kind::Drip, 4),
        killed(u"killed-noting"_s, Kill::Noting, Kind::None),
    };
    return all;
}

} // namespace mianguan::soak
