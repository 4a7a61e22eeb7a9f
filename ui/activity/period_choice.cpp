#include "ui/activity/period_choice.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDateEdit>
#include <QDateTime>
#include <QLocale>

namespace mianguan {

namespace {

enum Usual { Always, Today, Yesterday, Week, Month, Between, UsualCount };

qint64 startOf(const QDate& day) { return day.startOfDay().toMSecsSinceEpoch(); }

} // namespace

PeriodChoice::PeriodChoice(QWidget* parent) : QWidget(parent), usual(makeChoice("period", this)) {
    for (int i = 0; i < UsualCount; ++i)
        usual->addItem(QString());
    from = makeDay("periodFrom");
    dash = makeLabel("quiet", this);
    dash->setText(QStringLiteral("–"));
    until = makeDay("periodUntil");
    auto* layout = rowOf(this, 0, measure::tight);
    layout->addWidget(usual);
    layout->addWidget(from);
    layout->addWidget(dash);
    layout->addWidget(until);
    connect(usual, &QComboBox::activated, this, &PeriodChoice::chosen);
    for (QDateEdit* day : {from, until})
        connect(day, &QDateEdit::dateChanged, this, &PeriodChoice::changed);
    keepTranslated(this, [this] { translate(); });
    clear();
}

QDateEdit* PeriodChoice::makeDay(const char* name) {
    auto* day = new QDateEdit(QDate::currentDate(), this);
    day->setObjectName(QLatin1String(name));
    day->setCalendarPopup(true);
    day->setMaximumDate(QDate::currentDate());
    day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    return day;
}

void PeriodChoice::chosen() {
    const bool between = usual->currentIndex() == Between;
    for (QWidget* part :
         {static_cast<QWidget*>(from), static_cast<QWidget*>(dash), static_cast<QWidget*>(until)})
        part->setVisible(between);
    Q_EMIT changed();
}

void PeriodChoice::clear() {
    usual->setCurrentIndex(Always);
    chosen();
}

bool PeriodChoice::isEverything() const { return usual->currentIndex() == Always; }

Period PeriodChoice::period() const {
    const QDate today = QDate::currentDate();
    switch (Usual(usual->currentIndex())) {
    case Today:
        return {startOf(today), 0};
    case Yesterday:
        return {startOf(today.addDays(-1)), startOf(today)};
    case Week:
        return {startOf(today.addDays(-6)), 0};
    case Month:
        return {startOf(today.addDays(-29)), 0};
    case Between: {
        const auto [first, last] = std::minmax(from->date(), until->date());
        return {startOf(first), startOf(last.addDays(1))};
    }
    case Always:
    case UsualCount:
        break;
    }
    return {};
}

void PeriodChoice::translate() {
    const QString words[] = {tr("Any time"),    tr("Today"),        tr("Yesterday"),
                             tr("Last 7 days"), tr("Last 30 days"), tr("Between two days")};
    for (int i = 0; i < UsualCount; ++i)
        usual->setItemText(i, words[i]);
    usual->setAccessibleName(tr("When"));
    from->setAccessibleName(tr("From this day"));
    until->setAccessibleName(tr("To this day"));
    for (QDateEdit* day : {from, until})
        day->setLocale(QLocale());
}

} // namespace mianguan
