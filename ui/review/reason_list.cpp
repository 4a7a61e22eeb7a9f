#include "ui/review/reason_list.h"

#include <QLocale>

#include <algorithm>

namespace mianguan {

void ReasonList::begin(const QStringList& suggestedIds) {
    suggested = suggestedIds;
    picked = suggestedIds;
    typed.clear();
    rebuild();
    Q_EMIT chosenChanged();
}

void ReasonList::search(const QString& text) {
    typed = text.trimmed();
    rebuild();
}

void ReasonList::rebuild() {
    beginResetModel();
    lines.clear();
    if (typed.isEmpty()) {
        addSuggested();
        addGrouped();
    } else {
        for (const Reason& reason : findReasons(typed))
            lines += Line{reason, {}};
    }
    endResetModel();
}

void ReasonList::addSuggested() {
    if (suggested.isEmpty()) return;
    lines += Line{{}, tr("Suggested by the findings")};
    for (const Reason& reason : rejectionReasons())
        if (suggested.contains(reason.id)) lines += Line{reason, {}};
}

void ReasonList::addGrouped() {
    QString group;
    for (const Reason& reason : rejectionReasons()) {
        if (suggested.contains(reason.id)) continue;
        if (reason.group != group) lines += Line{{}, groupTitle(reason.group)};
        group = reason.group;
        lines += Line{reason, {}};
    }
}

void ReasonList::toggle(int row) {
    if (row < 0 || row >= lines.size() || !lines.at(row).reason) return;
    const QString id = lines.at(row).reason->id;
    if (!picked.removeOne(id)) picked += id;
    changed();
}

void ReasonList::choose(int row) {
    if (row < 0 || row >= lines.size() || !lines.at(row).reason) return;
    if (!picked.contains(lines.at(row).reason->id)) toggle(row);
}

void ReasonList::dropLast() {
    if (picked.isEmpty()) return;
    picked.removeLast();
    changed();
}

void ReasonList::changed() {
    if (!lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(lines.size()) - 1), {ChosenRole, Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

int ReasonList::firstReason() const {
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.reason.has_value(); });
    return first == lines.end() ? -1 : int(first - lines.begin());
}

int ReasonList::following(int row, int step) const {
    for (int next = row + step; next >= 0 && next < lines.size(); next += step)
        if (lines.at(next).reason) return next;
    return row;
}

int ReasonList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(lines.size()); }

QVariant ReasonList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Line& line = lines.at(index.row());
    if (!line.reason) {
        if (role == Qt::DisplayRole) return line.heading;
        return role == HeadingRole ? QVariant(true) : QVariant();
    }
    const bool isPicked = picked.contains(line.reason->id);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return line.reason->text;
    case Qt::AccessibleTextRole:
        return isPicked ? tr("%1, chosen").arg(line.reason->text) : line.reason->text;
    case IdRole:
        return line.reason->id;
    case ChosenRole:
        return isPicked;
    case PinyinRole:
        return QLocale().language() == QLocale::Chinese ? line.reason->pinyin : QString();
    default:
        return {};
    }
}

Qt::ItemFlags ReasonList::flags(const QModelIndex& index) const {
    const bool isReason = index.isValid() && lines.at(index.row()).reason;
    return isReason ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace mianguan
