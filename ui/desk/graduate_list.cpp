#include "ui/desk/graduate_list.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr int lastDigits = 4;

QString text(const char* words) { return QCoreApplication::translate("GraduateList", words); }

QString iconOf(const GraduateRow& row) {
    if (row.consent == ConsentState::Refused || row.consent == ConsentState::Withdrawn)
        return QStringLiteral("status-none");
    if (!row.photo)
        return row.presence == Presence::Absent ? QStringLiteral("status-none")
                                                : QStringLiteral("state-pending");
    switch (*row.photo) {
    case PhotoState::Pending:
        return QStringLiteral("clock");
    case PhotoState::Approved:
        return QStringLiteral("status-pass");
    case PhotoState::Rejected:
    case PhotoState::Unmade:
        break;
    }
    return QStringLiteral("status-fail");
}

/// What tells enrolments of one person apart.
QStringList detailOf(const GraduateRow& row) {
    const QString number = row.identityNumber.right(lastDigits);
    const QString tail =
        number.isEmpty() ? QString() : QCoreApplication::translate("GraduateList", "ends in %1").arg(number);
    QStringList parts{row.level, tail, row.className, row.batch.name};
    parts.removeAll(QString());
    return parts;
}

} // namespace

QString standingText(const GraduateRow& row) {
    if (row.consent == ConsentState::Refused || row.consent == ConsentState::Withdrawn)
        return consentText(row.consent);
    if (!row.photo) return presenceText(row.presence);
    switch (*row.photo) {
    case PhotoState::Pending:
        return text(QT_TRANSLATE_NOOP("GraduateList", "Submitted"));
    case PhotoState::Approved:
        return text(QT_TRANSLATE_NOOP("GraduateList", "Approved"));
    case PhotoState::Rejected:
        return text(QT_TRANSLATE_NOOP("GraduateList", "Rejected"));
    case PhotoState::Unmade:
        return text(QT_TRANSLATE_NOOP("GraduateList", "No portrait"));
    }
    return {};
}

void GraduateList::setRows(const QList<GraduateRow>& graduates) {
    beginResetModel();
    rows = graduates;
    endResetModel();
}

void GraduateList::retranslate() {
    if (!rows.isEmpty()) Q_EMIT dataChanged(index(0), index(int(rows.size()) - 1));
}

int GraduateList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows.size());
}

int GraduateList::rowOf(const Id& subject) const {
    for (int row = 0; row < rows.size(); ++row)
        if (rows[row].subject == subject) return row;
    return -1;
}

QVariant GraduateList::data(const QModelIndex& index, int role) const {
    const GraduateRow& row = rows.at(index.row());
    switch (role) {
    case NameRole:
        return row.name;
    case NumberRole:
        return row.studentNumber;
    case StateRole:
        return standingText(row);
    case StateIconRole:
        return iconOf(row);
    case DetailRole:
        return detailOf(row).join(QStringLiteral(" · "));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return (QStringList{row.name, row.studentNumber} + detailOf(row) + QStringList{standingText(row)})
            .join(QStringLiteral(", "));
    default:
        return {};
    }
}

} // namespace mianguan
