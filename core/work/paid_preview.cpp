#include "core/work/paid_preview.h"

#include "core/access/user_name.h"
#include "core/work/fee_tables.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int everybody = 1'000'000;

QString text(const char* words) { return QCoreApplication::translate("PaidPreview", words); }

QString folded(const QString& number) { return number.toCaseFolded(); }

/// Everything a row is compared with.
class Comparison {
public:
    Comparison(const Store& store, const Batch& batch, int cents);
    void see(const PaidLine& line);

    PaidPreview found;

private:
    void doubt(const PaidLine& line, PaidDoubt why, const QString& sentence) {
        found.doubts += PaidPreview::Row{line.row, why, sentence};
    }
    std::optional<GraduateRow> whom(const PaidLine& line);
    bool isFree(const PaidLine& line, const GraduateRow& graduate);
    bool isRecorded(const PaidLine& line, const GraduateRow& graduate) const;

    const int expected;
    QHash<QString, GraduateRow> byStudent;
    QMultiHash<QString, GraduateRow> byIdentity;
    QHash<QString, Id> receipts;
    QHash<QString, int> receiptRows;
    QHash<Id, int> seen; ///< in which row
};

Comparison::Comparison(const Store& store, const Batch& batch, int cents)
    : expected(cents), receipts(store.receipts()) {
    for (const GraduateRow& row : store.graduates({batch, {}, {}, {}}, everybody)) {
        if (!row.studentNumber.isEmpty()) byStudent.insert(folded(row.studentNumber), row);
        if (!row.identityNumber.isEmpty()) byIdentity.insert(folded(row.identityNumber), row);
    }
}

/// By the student number, else by an identity number that is one enrolment's; both must agree.
std::optional<GraduateRow> Comparison::whom(const PaidLine& line) {
    const auto student = byStudent.constFind(folded(line.studentNumber));
    const QList<GraduateRow> persons = byIdentity.values(folded(line.identityNumber));
    const bool byNumber = student != byStudent.constEnd();
    const auto isStudent = [&](const GraduateRow& row) { return row.subject == student->subject; };
    if (byNumber && (persons.isEmpty() || std::any_of(persons.begin(), persons.end(), isStudent)))
        return *student;
    if (byNumber || persons.size() > 1)
        doubt(line, PaidDoubt::Ambiguous,
              byNumber
                  ? text(QT_TRANSLATE_NOOP("PaidPreview", "The student number is %1's, the identity number "
                                                          "another's. Find out who paid."))
                        .arg(student->name)
                  : text(QT_TRANSLATE_NOOP("PaidPreview", "Several enrolments have this identity number. "
                                                          "Enter the student number.")));
    else if (persons.isEmpty())
        doubt(
            line, PaidDoubt::NotFound,
            text(QT_TRANSLATE_NOOP("PaidPreview", "Nobody of this batch has the number (%1). Names alone are "
                                                  "never matched."))
                .arg(line.name));
    else if (!line.studentNumber.isEmpty() && !persons.first().studentNumber.isEmpty())
        doubt(line, PaidDoubt::Ambiguous,
              text(QT_TRANSLATE_NOOP("PaidPreview", "The identity number is %1's, who has another student "
                                                    "number. Find out which is right."))
                  .arg(persons.first().name));
    else
        return persons.first();
    return std::nullopt;
}

bool Comparison::isRecorded(const PaidLine& line, const GraduateRow& graduate) const {
    const QString receipt = foldedReceipt(line.receipt);
    return graduate.fee == FeeState::Paid &&
           (receipt.isEmpty() || receipts.value(receipt) == graduate.subject);
}

/// Says what stands against it.
bool Comparison::isFree(const PaidLine& line, const GraduateRow& graduate) {
    const QString receipt = foldedReceipt(line.receipt);
    const bool named = !line.name.isEmpty() && foldedName(line.name) != foldedName(graduate.name);
    if (named)
        doubt(
            line, PaidDoubt::OtherName,
            text(QT_TRANSLATE_NOOP("PaidPreview", "The number is %1's, the list says %2. Find out who paid."))
                .arg(graduate.name, line.name));
    else if (const int before = seen.value(graduate.subject))
        doubt(line, PaidDoubt::Twice,
              text(QT_TRANSLATE_NOOP("PaidPreview",
                                     "%1 stands in row %2 already. If it was paid twice, give one "
                                     "back."))
                  .arg(graduate.name)
                  .arg(before));
    else if (graduate.fee != FeeState::Open)
        doubt(line, PaidDoubt::Settled,
              text(QT_TRANSLATE_NOOP("PaidPreview", "The fee of %1 is settled otherwise: %2."))
                  .arg(graduate.name, feeText(graduate.fee)));
    else if (!receipt.isEmpty() && (receipts.contains(receipt) || receiptRows.contains(receipt)))
        doubt(line, PaidDoubt::ReceiptTaken,
              text(QT_TRANSLATE_NOOP("PaidPreview", "The receipt number %1 is another payment's."))
                  .arg(line.receipt));
    else
        return true;
    return false;
}

void Comparison::see(const PaidLine& line) {
    const auto graduate = whom(line);
    if (!graduate) return;
    const bool recorded = isRecorded(line, *graduate) && !seen.contains(graduate->subject);
    if (recorded) ++found.unchanged;
    const bool free = !recorded && isFree(line, *graduate);
    seen.insert(graduate->subject, seen.value(graduate->subject, line.row));
    if (!free) return;
    if (!line.receipt.isEmpty()) receiptRows.insert(foldedReceipt(line.receipt), line.row);
    const PaidPlan::Paid paid{graduate->subject,
                              {FeeState::Paid, line.cents, line.method, line.receipt, 0, line.paidOn}};
    if (line.cents == expected || expected == 0) {
        found.paid += paid;
        return;
    }
    found.otherAmount += paid;
    doubt(line, PaidDoubt::OtherAmount,
          text(QT_TRANSLATE_NOOP("PaidPreview", "%1 paid %2 yuan instead of %3."))
              .arg(graduate->name, yuanText(line.cents), yuanText(expected)));
}

} // namespace

int PaidPreview::count(PaidDoubt doubt) const {
    return int(
        std::count_if(doubts.begin(), doubts.end(), [&](const Row& row) { return row.doubt == doubt; }));
}

PaidPlan PaidPreview::planFor(const Batch& batch, const QString& fileName, bool otherAmounts) const {
    return {batch, fileName, rows, otherAmounts ? paid + otherAmount : paid};
}

PaidPreview previewPaid(const Store& store, const Batch& batch, const PaidList& list, int expectedCents) {
    Comparison comparison(store, batch, expectedCents);
    comparison.found.rows = list.rows;
    for (const PaidList::Problem& problem : list.problems)
        comparison.found.doubts += PaidPreview::Row{problem.row, PaidDoubt::Unreadable, problem.sentence};
    for (const PaidLine& line : list.lines)
        comparison.see(line);
    std::sort(comparison.found.doubts.begin(), comparison.found.doubts.end(),
              [](const PaidPreview::Row& a, const PaidPreview::Row& b) { return a.row < b.row; });
    return std::move(comparison.found);
}

} // namespace mianguan
