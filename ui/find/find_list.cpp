#include "ui/find/find_list.h"

#include "core/base/masking.h"
#include "ui/review/state_words.h"
#include "ui/theme/icons.h"

#include <QDateTime>
#include <QLocale>

namespace mianguan {

namespace {

bool fits(const FindAction& action, const QString& text) {
    return action.words.contains(text, Qt::CaseInsensitive) ||
           (!text.isEmpty() && action.also.contains(text, Qt::CaseInsensitive));
}

} // namespace

void FindList::setActions(const QList<FindAction>& actions) {
    all = actions;
    rebuild();
}

void FindList::search(const QString& text) {
    typed = text;
    rebuild();
}

void FindList::setPhotos(const QList<PhotoRow>& found) {
    photos = found;
    rebuild();
}

void FindList::rebuild() {
    beginResetModel();
    lines.clear();
    for (const FindAction& action : all)
        if (fits(action, typed)) lines += action;
    if (!lines.isEmpty()) lines.prepend(tr("Pages and actions"));
    if (!photos.isEmpty()) lines += tr("Photos");
    for (const PhotoRow& photo : photos)
        lines += photo;
    endResetModel();
}

const FindAction* FindList::actionAt(int row) const {
    return row < 0 || row >= lines.size() ? nullptr : std::get_if<FindAction>(&lines.at(row));
}

const PhotoRow* FindList::photoAt(int row) const {
    return row < 0 || row >= lines.size() ? nullptr : std::get_if<PhotoRow>(&lines.at(row));
}

int FindList::following(int row, int step) const {
    for (int next = row + step; next >= 0 && next < lines.size(); next += step)
        if (!std::holds_alternative<Heading>(lines.at(next))) return next;
    return row;
}

int FindList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(lines.size()); }

QVariant FindList::photoData(const PhotoRow& photo, int role) const {
    const QString label = maskIdentityNumbers(photo.label);
    const Mark mark = stateMark(photo.state);
    const QString state =
        photo.delivered ? tr("%1, delivered").arg(stateText(photo.state)) : stateText(photo.state);
    switch (role) {
    case Qt::DisplayRole:
        return label;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(label, state);
    case IconRole:
        return mark.icon;
    case InkRole:
        return tokens().*mark.ink;
    case SideRole:
        return QStringLiteral("%1 · %2").arg(
            state, QLocale().toString(QDateTime::fromMSecsSinceEpoch(photo.importedMs).date(),
                                      QLocale::ShortFormat));
    default:
        return {};
    }
}

QVariant FindList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (const auto* heading = std::get_if<Heading>(&lines.at(index.row()))) {
        if (role == Qt::DisplayRole) return *heading;
        return role == HeadingRole ? QVariant(true) : QVariant();
    }
    if (const PhotoRow* photo = photoAt(index.row())) return photoData(*photo, role);
    const FindAction* action = actionAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return action->words;
    case IconRole:
        return action->icon;
    case InkRole:
        return tokens().text;
    case SideRole:
        return action->keys;
    default:
        return {};
    }
}

Qt::ItemFlags FindList::flags(const QModelIndex& index) const {
    const bool heading = index.data(HeadingRole).toBool();
    return heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace mianguan
