#include "ui/desk/session_sheet.h"

#include "core/spec/specification.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/session_words.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QLineEdit>

namespace mianguan {

namespace {

constexpr int sheetWidth = 790;

void choose(QComboBox* box, const QVariant& value) {
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

SessionSheet::SessionSheet(Store& target, const Session& planned, QWidget* parent)
    : Sheet("sessionSheet", parent, sheetWidth), store(target), session(planned) {
    letEnterGoOn();
    makeFields();
    connect(goOn(), &QPushButton::clicked, this, &SessionSheet::save);
    keepTranslated(this, [this] { translate(); });
    fill();
    judge();
    title->line()->setFocus();
}

QWidget* SessionSheet::row(std::initializer_list<QWidget*> fields) {
    auto* line = new QWidget(this);
    auto* layout = rowOf(line, 0, measure::normal);
    for (QWidget* field : fields)
        layout->addWidget(field, 1);
    return line;
}

QWidget* SessionSheet::labelled(QLabel*& label, QWidget* field) {
    auto* box = new QWidget(this);
    label = makeLabel("field", box);
    label->setBuddy(field);
    auto* layout = column(box, 0, measure::hair);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addStretch();
    return box;
}

void SessionSheet::makeFields() {
    title = new TextBox("sessionName", this);
    school = new TextBox("sessionSchool", this);
    batch = new TextBox("sessionBatch", this);
    place = new TextBox("sessionPlace", this);
    desk = new TextBox("sessionDesk", this);
    specification = makeChoice("sessionSpecification", this);
    kind = makeChoice("sessionKind", this);
    fee = makeChoice("sessionFee", this);
    check = makeChoice("sessionCheck", this);
    override = makeChoice("sessionOverride", this);
    consent = makeChoice("sessionConsent", this);
    deadline = new QDateEdit(this);
    deadline->setObjectName(QStringLiteral("sessionDeadline"));
    deadline->setCalendarPopup(true);
    amount = new QDoubleSpinBox(this);
    amount->setObjectName(QStringLiteral("sessionAmount"));
    amount->setRange(0, 100'000);
    amount->setButtonSymbols(QAbstractSpinBox::NoButtons);
    album = new QCheckBox(this);
    album->setObjectName(QStringLiteral("sessionAlbum"));
    form()->addWidget(title);
    form()->addWidget(row({school, batch}));
    form()->addWidget(row({place, desk}));
    form()->addWidget(labelled(specificationLabel, specification));
    form()->addWidget(row({labelled(kindLabel, kind), labelled(deadlineLabel, deadline),
                           labelled(feeLabel, fee), labelled(amountLabel, amount)}));
    form()->addWidget(row(
        {labelled(checkLabel, check), labelled(consentLabel, consent), labelled(overrideLabel, override)}));
    form()->addWidget(album);
    for (TextBox* box : {title, school, batch})
        connect(box->line(), &QLineEdit::textChanged, this, &SessionSheet::judge);
    for (QComboBox* box : {kind, fee})
        connect(box, &QComboBox::currentIndexChanged, this, &SessionSheet::judge);
}

void SessionSheet::translate() {
    setWords(session.id.isNull() ? tr("New session") : tr("Change the session"),
             tr("What is set here holds for everyone who is photographed in it, and stands in the activity "
                "list."),
             session.id.isNull() ? tr("Open the session") : tr("Save"));
    title->setWords(tr("Name"), tr("As the desk calls it: the day, the hall"));
    school->setWords(tr("School"));
    batch->setWords(tr("Batch"));
    place->setWords(tr("Place"));
    desk->setWords(tr("Desk"));
    specificationLabel->setText(tr("Photos made to"));
    kindLabel->setText(tr("Kind"));
    deadlineLabel->setText(tr("Last day"));
    feeLabel->setText(tr("Fee"));
    amountLabel->setText(tr("Amount, yuan"));
    checkLabel->setText(tr("Identity check"));
    overrideLabel->setText(tr("Exceptions by"));
    consentLabel->setText(tr("Consent"));
    album->setText(tr("Pictures from files may stand for the camera's"));
    const Session now = asked();
    const auto refill = [](QComboBox* box, const auto& values, auto words) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (const auto& value : values)
            box->addItem(words(value), QVariant::fromValue(value));
    };
    refill(specification, specificationIds(), [](const QString& id) {
        const auto known = loadSpecification(id);
        return known ? known->title : id;
    });
    refill(kind, std::array{0, 1}, [](int value) { return kindText(SessionKind(value)); });
    refill(fee, std::array{0, 1, 2}, [](int value) { return feeText(FeeTiming(value)); });
    refill(check, std::array{0, 1, 2}, [](int value) { return checkText(IdentityCheck(value)); });
    refill(consent, std::array{int(ConsentWay::Tick), int(ConsentWay::Signature), int(ConsentWay::Paper)},
           [](int value) { return consentWayText(ConsentWay(value)); });
    refill(override, std::array{int(Role::Supervisor), int(Role::Operator)}, [this](int value) {
        return Role(value) == Role::Supervisor ? tr("Supervisors") : tr("Supervisors and operators");
    });
    choose(specification, now.specification);
    choose(kind, int(now.kind));
    choose(fee, int(now.policy.fee));
    choose(check, int(now.policy.check));
    choose(consent, int(now.policy.consent));
    choose(override, int(now.policy.overrideBy));
}

void SessionSheet::fill() {
    const auto set = [](TextBox* box, const QString& text) { box->line()->setText(text); };
    set(title, session.name);
    set(school, session.batch.school.isEmpty() ? store.school() : session.batch.school);
    set(batch, session.batch.name);
    set(place, session.place);
    set(desk, session.desk);
    school->setEnabled(session.id.isNull());
    batch->setEnabled(session.id.isNull());
    choose(specification, session.specification.isEmpty() ? defaultSpecificationId() : session.specification);
    choose(kind, int(session.kind));
    choose(fee, int(session.policy.fee));
    choose(check, int(session.policy.check));
    choose(consent, int(session.policy.consent));
    choose(override, int(session.policy.overrideBy));
    deadline->setDate(session.deadline.isValid() ? session.deadline : QDate::currentDate().addDays(30));
    amount->setValue(double(session.policy.feeCents) / 100);
    album->setChecked(session.policy.albumAllowed);
}

Session SessionSheet::asked() const {
    Session plan = session;
    plan.name = title->text();
    plan.batch = {school->text(), batch->text()};
    plan.place = place->text();
    plan.desk = desk->text();
    if (specification->count() == 0) return session;
    plan.specification = specification->currentData().toString();
    plan.kind = SessionKind(kind->currentData().toInt());
    plan.deadline = plan.kind == SessionKind::Makeup ? deadline->date() : QDate();
    plan.policy.fee = FeeTiming(fee->currentData().toInt());
    plan.policy.feeCents = plan.policy.fee == FeeTiming::None ? 0 : int(std::lround(amount->value() * 100));
    plan.policy.check = IdentityCheck(check->currentData().toInt());
    plan.policy.consent = ConsentWay(consent->currentData().toInt());
    plan.policy.overrideBy = Role(override->currentData().toInt());
    plan.policy.albumAllowed = album->isChecked();
    return plan;
}

void SessionSheet::judge() {
    const Session plan = asked();
    deadline->setEnabled(plan.kind == SessionKind::Makeup);
    amount->setEnabled(plan.policy.fee != FeeTiming::None);
    goOn()->setEnabled(!plan.name.isEmpty() && !plan.batch.school.isEmpty() && !plan.batch.name.isEmpty());
}

void SessionSheet::save() {
    setBusy(true);
    const auto done = [this](const Result<Id>& answer) {
        if (answer) Q_EMIT saved(session.id.isNull() ? *answer : session.id);
        settle(answer);
    };
    if (session.id.isNull())
        store.openSession(asked(), this, done);
    else
        store.changeSession(asked(), this, done);
}

} // namespace mianguan
