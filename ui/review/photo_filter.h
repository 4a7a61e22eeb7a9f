#pragma once

#include "core/work/photo.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace mianguan {

class PhotoList;

/// Which photos the review page shows.
enum class Shown { Pending, Approved, Rejected, Unmade, All };

Shown queueOf(PhotoState state); ///< where a photo in this state is found
QString shownText(Shown shown);
int countOf(const PhotoCounts& counts, Shown shown);
inline constexpr Shown everyShown[] = {Shown::Pending, Shown::Approved, Shown::Rejected, Shown::Unmade,
                                       Shown::All};

/// The chosen part of the photo list, addressed by subject.
class PhotoFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PhotoFilter(PhotoList& list, QObject* parent = nullptr);

    void setShown(Shown which);
    void setFirst(const QSet<Id>& subjects); ///< these before all others
    Shown shown() const { return which; }

    std::optional<Id> subjectAt(int row) const;
    int rowOf(const Id& subject) const; ///< -1 when not shown
    /// The photo that takes this one's place when it leaves: the following one, else the one before.
    std::optional<Id> neighbourOf(const Id& subject) const;
    /// This photo and those to keep ready around it, the likeliest first: more in the direction of travel
    /// (±1).
    QList<Id> around(const Id& subject, int direction) const;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    PhotoList& photos;
    Shown which = Shown::Pending;
    QSet<Id> first;
};

} // namespace mianguan
