#include "ui/hub/join_hub_sheet.h"

#include "core/wire/enrolment_code.h"
#include "ui/base/live_text.h"
#include "ui/hub/hub_model.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QSysInfo>

namespace mianguan {

namespace {

constexpr int sheetWidth = 620, codeHeight = 84, longestCode = 500, longestName = 60;

} // namespace

JoinHubSheet::JoinHubSheet(HubModel& hub, QWidget* parent)
    : Sheet("joinHubSheet", parent, sheetWidth), model(hub) {
    label = makeLabel("field", this);
    code = new QPlainTextEdit(this);
    code->setObjectName(QStringLiteral("enrolmentCode"));
    code->setProperty("kind", QStringLiteral("code"));
    code->setTabChangesFocus(true);
    code->setFixedHeight(codeHeight);
    label->setBuddy(code);
    told = makeLabel("small", this);
    told->setObjectName(QStringLiteral("enrolmentTold"));
    told->setWordWrap(true);
    station = new TextBox("enrolmentStation", this);
    station->line()->setMaxLength(longestName);
    const QString known = model.standing().stationName;
    station->line()->setText(known.isEmpty() ? QSysInfo::machineHostName() : known);
    auto* lines = column(nullptr, 0, measure::hair);
    for (QWidget* part : std::initializer_list<QWidget*>{label, code, told})
        lines->addWidget(part);
    form()->addLayout(lines);
    form()->addWidget(station);
    letEnterGoOn();
    connect(code, &QPlainTextEdit::textChanged, this, &JoinHubSheet::judge);
    connect(station->line(), &QLineEdit::textChanged, this, &JoinHubSheet::judge);
    connect(goOn(), &QPushButton::clicked, this, &JoinHubSheet::join);
    keepTranslated(this, [this] { translate(); });
    code->setFocus();
}

void JoinHubSheet::translate() {
    setWords(tr("Join a hub"),
             tr("The hub's administrator hands out an enrolment code. It is good once, for 24 hours, and "
                "names the hub and its key: nobody else can pass for it."),
             tr("Join"));
    label->setText(tr("Enrolment code"));
    code->setAccessibleName(tr("Enrolment code"));
    station->setWords(tr("Name of this station"),
                      tr("As the hub's people are to see it: hall and desk, say."));
    judge();
}

/// A complete code only can be used; what is wrong with another is said as soon as something is typed.
void JoinHubSheet::judge() {
    const QString typed = code->toPlainText().left(longestCode);
    const auto read = wire::EnrolmentCode::parse(typed);
    const QString words = typed.trimmed().isEmpty()
                              ? tr("Paste it, scan it or type it; spaces and case do not matter.")
                          : read ? tr("Complete. The hub is at %1.").arg(read->address)
                                 : read.error().what;
    told->setText(words);
    told->setProperty("role", typed.trimmed().isEmpty() || read ? QStringLiteral("small")
                                                                : QStringLiteral("caution"));
    told->style()->polish(told);
    code->setAccessibleDescription(words);
    goOn()->setEnabled(read && !station->text().isEmpty());
}

void JoinHubSheet::join() {
    setBusy(true);
    model.ask().enrol(code->toPlainText(), station->text(), this,
                      [this](const Result<void>& answer) { settle(answer); });
}

} // namespace mianguan
