#include "ui/desk/enrol_sheet.h"

#include "core/people/identity_number.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/widgets/text_box.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace mianguan {

EnrolSheet::EnrolSheet(Store& target, const Batch& list, const QString& typed, QWidget* parent)
    : Sheet("enrolSheet", parent), store(target), batch(list) {
    name = new TextBox("enrolName", this);
    student = new TextBox("enrolStudent", this);
    identity = new TextBox("enrolIdentity", this);
    className = new TextBox("enrolClass", this);
    reason = new TextBox("enrolReason", this);
    for (TextBox* box : {name, student, identity, className, reason}) {
        form()->addWidget(box);
        connect(box->line(), &QLineEdit::textChanged, this, &EnrolSheet::judge);
    }
    letEnterGoOn();
    const bool isNumber = typed.contains(QRegularExpression(QStringLiteral("[0-9]")));
    const bool isIdentity = typed.size() == 18 && parseIdentityNumber(typed);
    (isIdentity ? identity : isNumber ? student : name)->line()->setText(typed);
    connect(goOn(), &QPushButton::clicked, this, &EnrolSheet::save);
    keepTranslated(this, [this] {
        setWords(tr("Not on the list"),
                 tr("The graduate is added to %1 by hand. That and the reason stand in the activity list.")
                     .arg(batch.name),
                 tr("Add"));
        name->setWords(tr("Name"));
        student->setWords(tr("Student number"));
        identity->setWords(tr("Identity number"), tr("At least one of the two numbers"));
        className->setWords(tr("Class"));
        reason->setWords(tr("Reason"), tr("Why the graduate is not on the list"));
    });
    judge();
    name->line()->setFocus();
}

void EnrolSheet::judge() {
    goOn()->setEnabled(!name->text().isEmpty() && !reason->text().isEmpty() &&
                       !(student->text().isEmpty() && identity->text().isEmpty()));
}

void EnrolSheet::save() {
    RosterEntry entry;
    entry.name = name->text();
    entry.studentNumber = student->text();
    entry.className = className->text();
    if (const QString typed = identity->text(); !typed.isEmpty()) {
        const auto number = parseIdentityNumber(typed);
        if (!number) return refuse(number.error());
        entry.identityNumber = number->text();
    }
    setBusy(true);
    store.enrol(batch, entry, reason->text(), this, [this](const Result<Id>& answer) {
        if (answer) Q_EMIT enrolled(*answer);
        settle(answer);
    });
}

} // namespace mianguan
