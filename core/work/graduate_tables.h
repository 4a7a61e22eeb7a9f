#pragma once

#include "core/ledger/projection.h"
#include "core/work/graduate.h"

namespace mianguan {

using BatchNames = QHash<qint64, Batch>; ///< by number

Projection::Module graduateModule();
/// The condition of neither approved nor awaiting a verdict; the index of those is found by these very words.
QString stillOpen();
/// The same wherever and whenever the lists are made, whatever was purged before.
qint64 batchNumber(const Batch& batch);

/// Questions asked of the graduates in the lists.
class GraduateTables {
public:
    explicit GraduateTables(const Projection& projection) : lists(projection) {}

    QList<Batch> batches() const; ///< by school and name
    QStringList classes(const Batch& batch) const;
    int count(const Batch& batch) const;
    int count(const GraduateFilter& filter) const;
    /// Without a photo that stands, or with one of that session.
    int countForMakeup(const Batch& batch, const Id& session) const;
    /// Without a photo that stands, and not absent at that session.
    int countToCome(const Batch& batch, const Id& session, SessionKind kind) const;
    qint64 undelivered(const Batch& batch) const; ///< photos that stand and were not delivered
    /// By class and 学号, from the `from`-th on.
    QList<GraduateRow> rows(const GraduateFilter& filter, int limit, int from = 0) const;
    /// Of that list those who stand next to one: so many before, and from him on as many.
    QList<GraduateRow> around(const GraduateFilter& filter, const Id& subject, int each) const;
    QList<GraduateRow> named(const QString& name, int limit) const; ///< exactly so; the latest first
    /// Of that batch, or of any, whose 学号, 考生号, identity number or code is exactly this, whatever the
    /// case.
    QList<GraduateRow> holding(const std::optional<Batch>& batch, const QString& number) const;
    /// Whoever was received and not photographed, else who follows in the class, else its first: neither
    /// photographed nor marked absent at this session.
    std::optional<GraduateRow> next(const CallOrder& order) const;
    /// Everything but the roster's own fields, and the event which has these.
    std::optional<GraduateDetail> detail(const Id& subject, Id& enrolled) const;
    QString label(const Id& subject) const;             ///< name and 学号; empty for nobody known
    QString identityNumber(const Id& subject) const;    ///< empty when there is none
    QHash<Id, Id> enrolments(const Batch& batch) const; ///< of each graduate the event with his latest entry
    int lastNumber(const Id& session) const;            ///< the highest shooting number; 0: none yet

private:
    BatchNames batchNames() const;
    QList<GraduateRow> rowsWhere(const QString& condition, const QVariantList& values) const;
    int countWhere(const QString& condition, const QVariantList& values) const;

    const Projection& lists;
};

} // namespace mianguan
