#pragma once

#include "core/work/photo.h"

#include <QAbstractListModel>

#include <functional>
#include <variant>

namespace mianguan {

/// A page or something to do, as the palette offers it.
struct FindAction {
    QString words;
    QString also; ///< other words a person may type for it, pinyin initials among them
    QString icon;
    QString keys; ///< the shortcut, shown beside it
    std::function<void()> run;
};

/// What fits the typed words: actions, then photos, each under its heading.
class FindList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { HeadingRole = Qt::UserRole, IconRole, InkRole, SideRole };

    using QAbstractListModel::QAbstractListModel;

    void setActions(const QList<FindAction>& actions);
    void search(const QString& text);              ///< narrows the actions; the photos are those given last
    void setPhotos(const QList<PhotoRow>& photos); ///< already found
    bool isEmpty() const { return lines.isEmpty(); }

    const FindAction* actionAt(int row) const;
    const PhotoRow* photoAt(int row) const;
    int following(int row, int step) const; ///< past headings; `row` itself when there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void rebuild();
    QVariant photoData(const PhotoRow& photo, int role) const;

    using Heading = QString;
    QList<FindAction> all;
    QList<PhotoRow> photos;
    QString typed;
    QList<std::variant<Heading, FindAction, PhotoRow>> lines;
};

} // namespace mianguan
