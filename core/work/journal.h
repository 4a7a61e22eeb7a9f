#pragma once

#include "core/ledger/ledger.h"
#include "core/ledger/projection.h"

#include <QMutex>

#include <memory>

namespace mianguan {

/// The ledger and the lists made of it, in step: what is recorded is durable, then shown. Lists come from the
/// sealed snapshot plus what was recorded since, or from every event where there is no fitting snapshot.
/// Recorded from one thread, read from any.
class Journal {
public:
    /// Modules are those of lists() in every program: photos, people, activity, safety.
    static Result<std::unique_ptr<Journal>> open(std::unique_ptr<Ledger> ledger,
                                                 const Progress& progress = {});
    ~Journal(); ///< keeps a snapshot

    /// Who is signed in; the author of what is recorded from now on.
    void setAuthor(Author author);
    const Author& author() const { return person; }

    Result<Record> record(const Draft& draft, const Ledger::Alongside& alongside = {});
    Result<QList<Record>> recordAll(const QList<Draft>& drafts, const Ledger::Alongside& alongside = {});

    Ledger& ledger() { return *book; }
    const Ledger& ledger() const { return *book; }
    const Projection& lists() const { return *projection; }
    QStringList damage() const { return broken; } ///< events left out of the lists, and why

    Result<void> keepSnapshot();              ///< now; after a purge the old one must not stay
    Result<QStringList> compareLists() const; ///< with lists made anew from every event

private:
    Journal(std::unique_ptr<Ledger> ledger);

    std::unique_ptr<Ledger> book;
    std::unique_ptr<Projection> projection;
    Author person;
    QStringList broken;
    qint64 snapshotPosition = 0;
    mutable QMutex recording; ///< held while ledger and lists differ
};

/// Each row of a query in memory, where nothing but a mistake of ours can fail.
template <class Visit>
void eachRow(const Projection& lists, const QString& sql, const QVariantList& values, Visit visit) {
    const QReadLocker locked(&lists.reading());
    Result<QSqlQuery> query = lists.tables().run(sql, values);
    if (!query) qCritical("%s", qUtf8Printable(query.error().what));
    while (query && query->next())
        visit(*query);
}

} // namespace mianguan
