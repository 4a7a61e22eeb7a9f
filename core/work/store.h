#pragma once

#include "core/work/photo.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mianguan {

/// The station's own data: ledger, blobs and the projections screens read. Commands run on one writer thread
/// and answer, on the caller's thread, only after events and blobs are durable. Queries are safe from any
/// thread.
class Store : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    struct Options {
        bool practice = false; ///< a marked practice store: shown as such, never to be synced
    };

    /// Opens or creates the store in `folder`. Errors: a second program holds it, no right, disk full, a
    /// store of another kind (practice or real), a ledger that does not verify.
    static Result<std::unique_ptr<Store>> open(const QString& folder, Options options);
    ~Store() override;

    bool practice() const;
    QString folder() const;

    // Queries
    QList<PhotoRow> photos() const; ///< by import order
    Result<PhotoDetail> photo(const Id& subject) const;
    PhotoCounts counts() const;
    Result<QByteArray> blob(const Id& subject, const Hash& hash) const; ///< verified against its hash
    bool hasOriginal(const Hash& original) const;                       ///< already imported
    QList<Handover> handovers(const QString& folder) const; ///< delivered into that folder, in order

    // Commands, from any thread; `context` dying before the answer drops the answer, never the command.
    struct Submission {
        QString label;       ///< file name without folder and ending
        QString fileName;    ///< as it was
        QByteArray original; ///< the file's bytes
        QString specification;
        Portrait portrait; ///< jpeg empty when it could not be made: the photo is then Unmade
    };
    /// Answers the new subject. An original that is already in the store is Refused.
    void submit(Submission submission, QObject* context, Answer<Id> done);
    void approve(const Id& subject, const Id& submission, QObject* context,
                 Answer<Id> done); ///< answers the verdict
    void reject(const Id& subject, const Id& submission, const QStringList& reasons, const QString& remark,
                QObject* context, Answer<Id> done);
    void undo(const Id& subject, const Id& verdict, QObject* context, Answer<Id> done); ///< back to pending
    /// That the portrait approved by `verdict` now lies in `folder` as `name`; answers the event.
    void recordHandover(const Id& subject, const Id& verdict, const QString& folder, const QString& name,
                        QObject* context, Answer<Id> done);

    /// Re-reads every event, hash and blob; answers what is wrong, one sentence each (empty: all well).
    void verify(QObject* context, Answer<QStringList> done);

Q_SIGNALS:
    void photoAdded(const mianguan::PhotoRow& row);
    void photoChanged(const mianguan::PhotoRow& row);
    void countsChanged();

private:
    Store();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
