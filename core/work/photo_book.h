#pragma once

#include "core/ledger/ledger.h"
#include "core/work/photo_projection.h"
#include "core/work/store.h"

#include <QMutex>

namespace mianguan {

/// The photos and the rules about them: what a command asks is checked, recorded, then shown. Commands from
/// one thread, queries from any.
class PhotoBook {
public:
    static Result<std::unique_ptr<PhotoBook>> open(const QString& folder, bool practice);

    Result<Id> submit(const Store::Submission& submission);
    Result<Id> approve(const Id& subject, const Id& submission);
    Result<Id> reject(const Id& subject, const Id& submission, const QStringList& reasons,
                      const QString& remark);
    Result<Id> undo(const Id& subject, const Id& verdict);
    Result<Id> recordHandover(const Id& subject, const Id& verdict, const QString& folder,
                              const QString& name);

    Result<PhotoDetail> photo(const Id& subject) const;
    Result<QByteArray> blob(const Id& subject, const Hash& hash) const { return ledger->blob(subject, hash); }
    const PhotoProjection& photos() const { return projection; }

    Result<QStringList> verify(const std::stop_token& stop) const;

private:
    explicit PhotoBook(std::unique_ptr<Ledger> opened) : ledger(std::move(opened)) {}
    Result<void> start(const QString& folder, bool practice);
    Result<Standing> known(const Id& subject) const;
    Result<void> awaitsVerdict(const Id& subject, const Id& submission) const;
    Result<Record> record(const Draft& draft);
    Result<Id> recordVerdict(const Draft& draft);
    Result<QStringList> compareTables() const;

    std::unique_ptr<Ledger> ledger;
    PhotoProjection projection;
    mutable QMutex recording; ///< held while ledger and tables differ
};

} // namespace mianguan
