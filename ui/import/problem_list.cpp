#include "ui/import/problem_list.h"

#include "core/base/masking.h"

#include <QFileInfo>

namespace mianguan {

void ProblemList::add(const Import::Item& item) {
    const int end = int(items.size());
    beginInsertRows({}, end, end);
    items += item;
    if (item.outcome == Import::Outcome::Unreadable) ++unreadable;
    endInsertRows();
    Q_EMIT changed();
}

void ProblemList::clear() {
    beginResetModel();
    items.clear();
    unreadable = 0;
    endResetModel();
    Q_EMIT changed();
}

QStringList ProblemList::unreadablePaths() const {
    QStringList paths;
    for (const Import::Item& item : items)
        if (item.outcome == Import::Outcome::Unreadable) paths += item.path;
    return paths;
}

void ProblemList::dropUnreadable() {
    beginResetModel();
    unreadable = 0;
    items.removeIf([](const Import::Item& item) { return item.outcome == Import::Outcome::Unreadable; });
    endResetModel();
    Q_EMIT changed();
}

QString ProblemList::asText() const {
    QString text;
    for (const Import::Item& item : items)
        text += maskIdentityNumbers(item.path) + QLatin1Char('\t') + maskIdentityNumbers(item.sentence) +
                QLatin1Char('\n');
    return text;
}

int ProblemList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(items.size());
}

QVariant ProblemList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Import::Item& item = items.at(index.row());
    const QFileInfo file(item.path);
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return maskIdentityNumbers(file.fileName());
    case FolderRole:
        return maskIdentityNumbers(file.path());
    case SentenceRole:
    case Qt::ToolTipRole:
        return maskIdentityNumbers(item.sentence);
    case Qt::AccessibleTextRole:
        return maskIdentityNumbers(file.fileName() + QStringLiteral(": ") + item.sentence);
    case UnreadableRole:
        return item.outcome == Import::Outcome::Unreadable;
    default:
        return {};
    }
}

} // namespace mianguan
