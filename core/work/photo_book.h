#pragma once

#include "core/work/journal.h"
#include "core/work/photo_tables.h"
#include "core/work/store.h"

namespace mianguan {

/// The photos and the rules about them: what a command asks is checked, then recorded. Who may ask is the
/// Store's to check. Commands from one thread, queries from any.
class PhotoBook {
public:
    explicit PhotoBook(Journal& lists) : journal(lists), tables(lists.lists()) {}

    Result<Id> submit(const Store::Submission& submission);
    Result<Id> approve(const Id& subject, const Id& submission);
    Result<Id> reject(const Id& subject, const Id& submission, const QStringList& reasons,
                      const QString& remark);
    Result<Id> undo(const Id& subject, const Id& verdict);
    Result<Id> recordHandover(const Id& subject, const Id& verdict, const QString& folder,
                              const QString& name);
    Result<Id> addReference(const Id& subject, const QString& fileName, const QByteArray& picture);
    /// A photo of someone not yet known becomes the graduate's; answers the event.
    Result<Id> match(const Id& photo, const Id& graduate, bool replacing);
    Result<Id> undoMatch(const Id& graduate); ///< answers the photo
    Result<Id> recordImport(const ImportRun& run);
    Result<Id> recordReportCard(const Id& subject, const QString& folder);

    Result<PhotoDetail> photo(const Id& subject) const;
    const PhotoTables& photos() const { return tables; }
    /// Of a photo, be it matched since it came in.
    /// Error: Busy while it is on its way from the hub.
    Result<QByteArray> picture(const Id& subject, const Hash& hash) const;
    /// Fetched from the hub before others; answers whether it was on its way at all.
    Result<bool> hurry(const Id& subject, const Hash& hash);
    /// What keeps an approval from being handed on at a station that has a hub.
    ApprovalAtHub approvalAtHub(const Id& subject) const;
    bool isOwnMatch(const Id& graduate) const;  ///< that stands; true when none does
    bool isOwnVerdict(const Id& subject) const; ///< that stands; true when none does

private:
    Result<Standing> known(const Id& subject) const;
    Result<void> mayTakeItsPlace(const Id& graduate, bool made) const;
    Result<void> mayBeMatched(const Standing& photo) const;
    Result<void> awaitsVerdict(const Id& subject, const Id& submission) const;
    Result<void> isAnothers(const Standing& standing) const;
    QList<Id> placesOf(const Id& subject) const;
    std::optional<HubParcel> awaited(const Id& subject, const Hash& hash) const;
    ApprovalAtHub atHub(const Standing& standing) const;
    Result<void> mayBeHandedOn(const Standing& standing) const;
    Result<Id> record(const Draft& draft);

    Journal& journal;
    PhotoTables tables;
};

} // namespace mianguan
