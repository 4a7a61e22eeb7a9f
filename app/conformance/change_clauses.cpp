#include "app/conformance/trial.h"

#include <QElapsedTimer>

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Refusal;

namespace {

constexpr char place[] = "paths./v1/events.get";
constexpr int mostPages = 100'000;

Ask pageAfter(qint64 after, int limit, std::chrono::seconds wait = 0s) {
    Ask ask{"GET", "/v1/events?after=" + QByteArray::number(after) + "&limit=" + QByteArray::number(limit) +
                       "&wait=" + QByteArray::number(qint64(wait.count()))};
    ask.silence = wait;
    return ask;
}

/// The whole log of the scope, page by page.
Fault readAll(Trial& trial, int limit, QList<wire::LogEntry>& all, qint64& end) {
    qint64 after = 0;
    for (int i = 0; i < mostPages; ++i) {
        const Got got = trial.askSigned(pageAfter(after, limit));
        const auto page = wire::changesFrom(got.body);
        if (const Fault fault = unlessSays(got, page); !fault.isEmpty()) return fault;
        if (page->entries.size() > limit) return u"a page holds more than its limit"_s;
        if (!page->entries.isEmpty() && page->entries.first().position <= after)
            return u"an entry lies before the cursor"_s;
        all += page->entries;
        end = page->next;
        if (page->next >= page->head) return {};
        if (page->next <= after) return u"the cursor does not move on"_s;
        after = page->next;
    }
    return u"the log has no end"_s;
}

Fault everyOwnEventOnce(Trial& trial) {
    QList<wire::LogEntry> all;
    qint64 end = 0;
    if (const Fault fault = readAll(trial, 2, all, end); !fault.isEmpty()) return fault;
    QMap<Id, wire::LogEntry> own;
    for (const wire::LogEntry& entry : std::as_const(all)) {
        const auto header = decodeHeader(entry.event.header);
        if (!header || header->station != trial.station()) continue;
        if (own.contains(header->id)) return u"an event stands twice in the log"_s;
        own.insert(header->id, entry);
    }
    for (auto each = trial.settled.cbegin(); each != trial.settled.cend(); ++each) {
        if (each->outcome == wire::Outcome::Waiting) continue;
        const wire::LogEntry entry = own.value(each.key());
        if (entry.position == 0) return u"an own settled event is missing"_s;
        const bool same = entry.position == each->position && entry.outcome == each->outcome &&
                          entry.reason.code == each->reason.code;
        if (!same) return u"an event has another position, outcome or code than it was answered with"_s;
    }
    return {};
}

Fault bytesSurvive(Trial& trial) {
    QList<wire::LogEntry> all;
    qint64 end = 0;
    if (const Fault fault = readAll(trial, 500, all, end); !fault.isEmpty()) return fault;
    qsizetype found = 0;
    for (const wire::LogEntry& entry : std::as_const(all)) {
        const auto header = decodeHeader(entry.event.header);
        const auto sent = header ? trial.sent.constFind(header->id) : trial.sent.cend();
        if (sent == trial.sent.cend()) continue;
        if (entry.event != *sent) return u"an event's header, signatures or body came back changed"_s;
        ++found;
    }
    return found > 0 ? Fault() : u"no own event came back"_s;
}

Fault endOf(Trial& trial, qint64& end) {
    QList<wire::LogEntry> all;
    return readAll(trial, 500, all, end);
}

Fault waitsForNews(Trial& trial) {
    qint64 end = 0;
    if (const Fault fault = endOf(trial, end); !fault.isEmpty()) return fault;
    QElapsedTimer clock;
    clock.start();
    const Got got = trial.askSigned(pageAfter(end, 10, 2s));
    const auto page = wire::changesFrom(got.body);
    if (const Fault fault = unlessSays(got, page); !fault.isEmpty()) return fault;
    if (!page->entries.isEmpty()) return {}; // others' news
    return clock.elapsed() >= 1500 ? Fault()
                                   : u"the answer came after %1 ms without news"_s.arg(clock.elapsed());
}

Fault newsEndsTheWait(Trial& trial) {
    qint64 end = 0;
    if (const Fault fault = endOf(trial, end); !fault.isEmpty()) return fault;
    Ask ask = pageAfter(end, 10, 30s);
    ask.headers += trial.signatureOf(ask);
    QElapsedTimer clock;
    clock.start();
    std::future<Got> waiting = trial.begin(ask);
    const Got sent = trial.send({trial.event({u"sign-in-refused"_s, {}, {}})});
    if (const Fault fault = unlessStatus(sent, 200); !fault.isEmpty()) return fault;
    const Got got = waiting.get();
    const auto page = wire::changesFrom(got.body);
    if (const Fault fault = unlessSays(got, page); !fault.isEmpty()) return fault;
    if (page->entries.isEmpty()) return u"the wait ended without the news"_s;
    return clock.elapsed() < 15'000 ? Fault() : u"the news came after %1 ms"_s.arg(clock.elapsed());
}

Fault unknownPositionRefused(Trial& trial) {
    return unlessRefused(trial.askSigned(pageAfter(1'000'000'000'000, 10)), Refusal::PositionUnknown);
}

Fault wrongQueryRefused(Trial& trial) {
    for (const char* query :
         {"", "?after=-1", "?after=x", "?after=0&limit=0", "?after=0&limit=501", "?after=0&wait=51"}) {
        const Got got = trial.askSigned({"GET", QByteArray("/v1/events") + query});
        if (const Fault fault = unlessRefused(got, Refusal::QueryMalformed); !fault.isEmpty())
            return QLatin1String(query) + u": "_s + fault;
    }
    return {};
}

} // namespace

QList<Clause> changeClauses() {
    return {{"log-complete", place, "page by page, every own settled event comes once, as it was answered",
             everyOwnEventOnce},
            {"bytes-survive", "info, Bodies", "headers, signatures and bodies come back byte for byte",
             bytesSurvive},
            {"wait-kept", place, "without news an answer is kept for the time asked", waitsForNews},
            {"news-at-once", place, "news ends the wait", newsEndsTheWait},
            {"position-refused", place, "a position beyond the log is refused", unknownPositionRefused},
            {"query-refused", place, "a query that is not as agreed is refused", wrongQueryRefused}};
}

} // namespace mianguan::conformance
