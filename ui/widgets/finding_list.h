#pragma once

#include "core/spec/finding.h"

#include <QAbstractListModel>

namespace mianguan {

/// The findings of one photo in words, the worst first.
class FindingList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { StatusRole = Qt::UserRole, TitleRole, ValueRole, MessageRole, IdRole };

    using QAbstractListModel::QAbstractListModel;
    void setFindings(const Findings& found);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Findings findings;
};

QString statusText(Status status); ///< "Passed", "Check", "Failed", "Not assessed"

} // namespace mianguan
