#include "core/hub/rules/learn.h"
#include "core/hub/store/hub_store_private.h"

#include <QLoggingCategory>
#include <QSqlError>

namespace mianguan::hub {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.hub.store")

/// Learns the log again by the rules of today and takes over what they say of graduates: a database of before
/// knows someone enrolled twice as two, and nothing of photos given by hand. What was settled stays settled.
class Naming {
public:
    Naming(const HubStore::Private& hub, Books& into) : d(hub), books(into), learned(hub.hub) {}

    Result<void> run() {
        for (const auto part : {&Naming::readSubjects, &Naming::learnLog, &Naming::takeSubjects,
                                &Naming::takeNumbers, &Naming::countWaiting})
            if (auto done = (this->*part)(); !done) return done;
        return {};
    }

private:
    template <class Visit>
    Result<void> each(const QString& sql, Visit visit) {
        const auto rows = books.sql().run(sql);
        if (!rows) return Fail(rows.error());
        while ((*rows)->next())
            if (auto visited = visit(**rows); !visited) return visited;
        if ((*rows)->lastError().isValid())
            return d.server.place.failed((*rows)->lastError(), d.database->place());
        return {};
    }
    Result<void> change(const QString& sql, const QVariantList& values = {}) {
        return books.sql().run(sql, values).map([](QSqlQuery*) {});
    }

    Result<void> readSubjects() {
        return each(QStringLiteral("SELECT %1 FROM subject").arg(subjectColumns()),
                    [this](const QSqlQuery& row) -> Result<void> {
                        const SubjectRow subject = subjectAt(row);
                        subjects.insert(subject.subject.id, subject);
                        return {};
                    });
    }

    Result<void> learnLog() {
        learned.stations[d.hub] = d.ownStation();
        const auto read =
            each(QStringLiteral("SELECT %1 FROM event WHERE position IS NOT NULL ORDER BY position")
                     .arg(eventColumns()),
                 [this](const QSqlQuery& row) { return learnOne(eventAt(row)); });
        if (damaged > 0) qCWarning(log) << damaged << "events are damaged and taught nothing: verify the hub";
        return read;
    }

    /// What is damaged teaches nothing: verify names it.
    Result<void> learnOne(const EventRow& row) {
        const SubjectRow subject = subjects.value(row.subject);
        if (subject.subject.purged || row.outcome != Outcome::Applied) return {};
        const Result<Case> known = d.caseAgain(learned, row, subject.wrapped);
        if (known && learn(learned, *known)) return {};
        unread += row.subject;
        ++damaged;
        return {};
    }

    /// Of a person everything that was done under any of his names; nothing of who was purged, or of whom
    /// not all can be read.
    Result<void> takeSubjects() {
        QSet<Id> named;
        for (const auto& [id, subject] : learned.subjects)
            if (!subject.person.isNull()) named << id << subject.person;
        for (const auto& [id, subject] : learned.subjects) {
            const auto row = subjects.constFind(id);
            const Subject before = row == subjects.constEnd() ? subject : row->subject;
            const Subject now = asKept(subject, before);
            const bool stays = row != subjects.constEnd() && (before.purged || now == before);
            if (stays || (unread.contains(id) && !named.contains(id))) continue;
            if (auto put = books.put(now).and_then([&] { return books.dropLease(now.id); }); !put) return put;
        }
        return books.flush();
    }

    /// By which he is found, and by which whoever is enrolled later is known to be him.
    Result<void> takeNumbers() {
        const auto gone = change(
            QStringLiteral("DELETE FROM number WHERE subject IN (SELECT id FROM subject WHERE person IS NOT "
                           "NULL)"));
        if (!gone) return gone;
        for (const auto& [id, number] : learned.numbers)
            if (auto indexed = books.index(learned.subjects[id], number); !indexed) return indexed;
        for (const auto& [key, id] : learned.enrolments)
            if (auto indexed = books.index(learned.subjects[id], key); !indexed) return indexed;
        return books.flush();
    }

    Result<void> countWaiting() {
        return change(QStringLiteral("UPDATE subject SET waiting = (SELECT SUM(name.waiting) FROM subject AS "
                                     "name WHERE name.id = subject.id OR name.person = subject.id) WHERE id "
                                     "IN (SELECT person FROM subject WHERE person IS NOT NULL)"))
            .and_then([&] {
                return change(QStringLiteral("UPDATE subject SET waiting = 0 WHERE person IS NOT NULL"));
            });
    }

    const HubStore::Private& d;
    Books& books;
    Replay learned;
    QHash<Id, SubjectRow> subjects;
    QSet<Id> unread;
    qint64 damaged = 0;
};

} // namespace

Result<void> HubStore::Private::nameDoubles() {
    return once(QStringLiteral("names"), [this](Books& books) {
        qCInfo(log) << "learning who is whom from" << books.position() << "events";
        return Naming(*this, books).run();
    });
}

} // namespace mianguan::hub
