#pragma once

#include "core/work/import.h"

#include <QAbstractListModel>

namespace mianguan {

/// The files of an import that did not become a photo to review, each with why and what to do.
class ProblemList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { NameRole = Qt::UserRole, FolderRole, SentenceRole, UnreadableRole };

    using QAbstractListModel::QAbstractListModel;
    void add(const Import::Item& item);
    void clear();
    bool hasUnreadable() const { return unreadable > 0; }
    QStringList unreadablePaths() const;
    void dropUnreadable();  ///< they are tried again
    QString asText() const; ///< one line each, for the clipboard

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void changed();

private:
    QList<Import::Item> items;
    int unreadable = 0;
};

} // namespace mianguan
