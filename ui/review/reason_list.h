#pragma once

#include "core/spec/reasons.h"

#include <QAbstractListModel>

#include <optional>

namespace mianguan {

/// The reasons that fit what was typed, under their groups, with those chosen. Suggested ones come first.
class ReasonList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, HeadingRole, ChosenRole, PinyinRole };

    using QAbstractListModel::QAbstractListModel;

    void begin(const QStringList& suggestedIds); ///< a new rejection: these are chosen
    void search(const QString& typed);
    void toggle(int row);
    void choose(int row);
    void dropLast(); ///< unchooses what was chosen last
    QStringList chosen() const { return picked; }
    int firstReason() const;                ///< row, or -1
    int following(int row, int step) const; ///< the next row that is a reason, or the same

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Line {
        std::optional<Reason> reason; ///< none: a heading
        QString heading;
    };
    void rebuild();
    void addSuggested();
    void addGrouped();
    void changed();

    QList<Line> lines;
    QStringList suggested, picked;
    QString typed;
};

} // namespace mianguan
