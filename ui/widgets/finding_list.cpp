#include "ui/widgets/finding_list.h"

#include "core/spec/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

QString statusText(Status status) {
    switch (status) {
    case Status::Pass:
        return QCoreApplication::translate("Status", "Passed", "result of a check");
    case Status::Warn:
        return QCoreApplication::translate("Status", "Look closely", "result of a check: borderline");
    case Status::Fail:
        return QCoreApplication::translate("Status", "Failed", "result of a check");
    case Status::NotAssessed:
        break;
    }
    return QCoreApplication::translate("Status", "Not assessed", "result of a check");
}

void FindingList::setFindings(const Findings& found) {
    beginResetModel();
    findings = found;
    const auto rank = [](Status status) {
        constexpr int order[] = {3, 2, 1, 0}; // of Pass, NotAssessed, Warn, Fail
        return order[int(status)];
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return rank(a.status) < rank(b.status); });
    endResetModel();
}

void FindingList::retranslate() {
    beginResetModel();
    endResetModel();
}

int FindingList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(findings.size());
}

QVariant FindingList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Finding& finding = findings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(finding.id);
    case Qt::ToolTipRole:
    case MessageRole:
        return messageFor(finding);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2. %3")
            .arg(titleOf(finding.id), statusText(finding.status), messageFor(finding));
    case StatusRole:
        return int(finding.status);
    case ValueRole:
        return valueText(finding);
    case IdRole:
        return finding.id;
    default:
        return {};
    }
}

} // namespace mianguan
