#pragma once

#include "core/ledger/database.h"
#include "core/ledger/progress.h"
#include "core/ledger/record.h"

#include <QReadWriteLock>
#include <QSet>

#include <functional>
#include <map>

namespace mianguan {

class Reader;

/// Statements prepared once and run many times on this thread.
class Statements {
public:
    explicit Statements(const Database& data) : database(data) {}
    Result<void> run(const QString& sql, const QVariantList& values);
    Result<QList<QVariantList>> rows(const QString& sql, const QVariantList& values);

private:
    Result<QSqlQuery*> executed(const QString& sql, const QVariantList& values);

    const Database& database;
    std::map<QString, QSqlQuery> prepared;
};

/// Tables in memory that screens query, built from events alone. Each module has its tables and one apply
/// function. Written by one thread; a query holds `reading()` while it runs.
class Projection {
public:
    using Apply = std::function<Result<void>(Statements&, const Record&)>;
    struct Module {
        QString name;
        int version = 1; ///< raised whenever its tables or what it makes of events changes
        QStringList schema;
        Apply apply;
        /// Every row of a subject, so that it can be made anew; none for what is not by subject.
        std::function<Result<void>(Statements&, const Id& subject)> forget = {};
        bool tellsAll = false; ///< what was void too, in the order in which it came here
        /// Of one module, the first: whose other name a subject is, or itself. It is handed events as they
        /// were recorded, those behind it and told by subject the person's.
        std::function<Result<Id>(Statements&, const Id& subject)> personOf = {};
    };
    explicit Projection(QList<Module> modules);

    Result<void> make(); ///< empty tables
    /// In several transactions, so that no journal of all of it is held: after an error the tables hold some
    /// of the events and are of no use.
    /// Which events count: `without` these, and of these subjects only what tells all.
    struct Bounds {
        QSet<qint64> without;
        QSet<Id> later;
    };
    Result<void> catchUp(Reader& reader, const Progress& progress = {}, const Bounds& bounds = {});
    Result<void> add(const QList<Record>& records,
                     const Bounds& bounds = {}); ///< all or, after an error, none
    /// The rows of these subjects made anew of these events, in this order, each at the place it says.
    /// Whoever shares rows with another is handed with him. A null subject among them: of those that have
    /// none, once, in fresh tables.
    Result<void> remake(const QSet<Id>& subjects, const QList<Record>& events);

    QByteArray schemaName() const;             ///< modules and versions
    Result<QByteArray> serialized() const;     ///< as a SQLite database; to be wiped when sealed
    Result<void> restore(QByteArray&& tables); ///< instead of make(); wipes what it is given

    const Database& tables() const { return database; }
    QReadWriteLock& reading() const { return guard; }

    /// This station's events that did not fit a list, by its module's name.
    struct Misfit {
        Id event;
        QString module;
        bool operator==(const Misfit&) const = default;
    };
    const QList<Misfit>& misfits() const { return leftOut; }

    /// Names of the tables whose rows differ.
    Result<QStringList> differences(const Projection& other) const;

private:
    Result<void> liftSizeLimit() const;
    Result<void> apply(Statements& statements, const Record& record, const Bounds& bounds);
    using Step = std::function<Result<void>(const Module&)>;
    Result<void> applyEach(Statements& statements, const Record& record, const Step& step);
    static Result<std::optional<Error>> misfit(Statements& statements,
                                               const std::function<Result<void>()>& change);
    Result<Record> named(Statements& statements, const Record& record) const;

    Database database;
    QList<Module> modules;
    QList<Misfit> leftOut;
    mutable QReadWriteLock guard;
};

} // namespace mianguan
