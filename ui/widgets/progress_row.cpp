#include "ui/widgets/progress_row.h"

#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QCoreApplication>
#include <QProgressBar>

namespace mianguan {

ProgressRow::ProgressRow(QWidget* parent) : QWidget(parent) {
    head = makeLabel("emphasis", this);
    body = makeLabel("quiet", this);
    bar = new QProgressBar(this);
    bar->setTextVisible(false);
    cancel = makeButton("cancelRun", "plain", this);
    setFocusProxy(cancel);

    auto* layout = column(this, 0, measure::tight);
    auto* words = rowOf(nullptr, 0, measure::normal);
    words->addWidget(head);
    words->addWidget(body, 1);
    words->addWidget(cancel);
    layout->addLayout(words);
    layout->addWidget(bar);
    connect(cancel, &QPushButton::clicked, this, &ProgressRow::cancelled);
}

void ProgressRow::setWords(const QString& doing, const QString& detail) {
    head->setText(doing);
    body->setText(detail);
    bar->setAccessibleName(doing);
}

void ProgressRow::setProgress(int done, int total) {
    bar->setRange(0, total);
    bar->setValue(done);
}

void ProgressRow::setCancelWords(const QString& words) {
    say(cancel, words);
    cancel->setVisible(!words.isEmpty());
}

void ProgressRow::setCancelEnabled(bool enabled) { cancel->setEnabled(enabled); }

QString timeLeftText(qint64 milliseconds) {
    const int minutes = int((milliseconds + 30'000) / 60'000);
    if (milliseconds < 0) return QCoreApplication::translate("Time", "estimating the time left");
    if (milliseconds < 10'000) return QCoreApplication::translate("Time", "a few seconds left");
    if (minutes < 1) return QCoreApplication::translate("Time", "less than a minute left");
    if (minutes < 60) return QCoreApplication::translate("Time", "about %n minute(s) left", nullptr, minutes);
    return QCoreApplication::translate("Time", "about %1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

} // namespace mianguan
