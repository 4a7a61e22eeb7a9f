#include "ui/safety/purge_card.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/safety/certificate_sheet.h"
#include "ui/safety/purge_form.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QDateTime>
#include <QListView>
#include <QStringListModel>

namespace mianguan {

namespace {

constexpr int mostRows = 4;

} // namespace

PurgeCard::PurgeCard(Store& target, QWidget* parent)
    : SafetyCard("purgeCard", QStringLiteral("purge"), parent), store(target),
      lines(new QStringListModel(this)) {
    reader.setMaxThreadCount(1);
    begin = makeButton("openPurge", "plain", this);
    form = new PurgeForm(store, this);
    form->setObjectName(QStringLiteral("purgeForm"));
    body()->addWidget(begin, 0, Qt::AlignLeft);
    body()->addWidget(form);
    static_cast<QVBoxLayout*>(layout())->addWidget(makeEarlier());
    setOpen(false);
    connect(begin, &QPushButton::clicked, this, [this] { setOpen(form->isHidden()); });
    connect(form, &PurgeForm::purgeAsked, this, &PurgeCard::start);
    keepTranslated(this, [this] { translate(); });
}

PurgeCard::~PurgeCard() { reader.waitForDone(); }

QWidget* PurgeCard::makeEarlier() {
    earlier = new QWidget(this);
    earlierTitle = makeLabel("section", earlier);
    list = new QListView(earlier);
    list->setObjectName(QStringLiteral("purges"));
    list->setModel(lines);
    list->setUniformItemSizes(true);
    list->setEditTriggers(QListView::NoEditTriggers);
    certify = makeButton("showCertificate", "plain", earlier);
    auto* layout = column(earlier, 0, measure::tight);
    layout->addSpacing(measure::tight);
    layout->addWidget(makeFrame("line", earlier));
    layout->addWidget(earlierTitle);
    layout->addWidget(list);
    layout->addWidget(certify, 0, Qt::AlignLeft);
    connect(list, &QListView::activated, this,
            [this](const QModelIndex& index) { showCertificate(certificates.at(index.row())); });
    connect(certify, &QPushButton::clicked, this, [this] {
        const int row = list->currentIndex().row();
        if (row >= 0) showCertificate(certificates.at(row));
    });
    return earlier;
}

void PurgeCard::showEvent(QShowEvent* event) {
    SafetyCard::showEvent(event);
    askForEarlier();
}

void PurgeCard::translate() {
    setWords(tr("Purge"),
             tr("Destroys photos that need not be kept any longer, for instance when a batch is closed, "
                "and proves it with a certificate."));
    earlierTitle->setText(tr("Earlier purges"));
    list->setAccessibleName(earlierTitle->text());
    say(certify, tr("Show the certificate"));
    result()->clear();
    setOpen(form->isVisibleTo(this));
    showEarlier();
}

void PurgeCard::setOpen(bool open) {
    form->setVisible(open);
    say(begin, open ? tr("Leave everything as it is") : tr("Purge photos…"));
}

void PurgeCard::askForEarlier() {
    runAside(
        reader, this, [this] { return store.purges(); },
        [this](const QList<PurgeCertificate>& all) {
            certificates = all;
            showEarlier();
        });
}

void PurgeCard::showEarlier() {
    QStringList rows;
    for (const PurgeCertificate& one : certificates)
        rows +=
            QStringList{QDateTime::fromMSecsSinceEpoch(one.timeMs).date().toString(Qt::ISODate),
                        one.batch == Batch()
                            ? tr("%Ln graduate(s)", nullptr, int(one.photos))
                            : tr("batch %1, %Ln graduate(s)", nullptr, int(one.photos)).arg(one.batch.name),
                        one.byWhom, one.reason}
                .join(QStringLiteral(" · "));
    lines->setStringList(rows);
    list->setCurrentIndex(lines->index(0));
    list->setFixedHeight(int(std::min<qsizetype>(mostRows, rows.size())) * list->sizeHintForRow(0) +
                         2 * measure::hair);
    earlier->setVisible(!rows.isEmpty());
}

void PurgeCard::start(const PurgeRequest& request, qint64 photos) {
    setOpen(false);
    begin->hide();
    beginRun(tr("Purging…"));
    progress()->setCancelWords({});
    tellRun(tr("Purging…"), {}, 0, photos);
    store.purge(
        request,
        [this](qint64 done, qint64 total) {
            rate.tell(done, total);
            if (running())
                tellRun(tr("Purging %1 of %2").arg(done).arg(total), timeLeftText(rate.leftMs()), done,
                        total);
        },
        this, [this](const Result<PurgeCertificate>& certificate) { finish(certificate); });
}

void PurgeCard::finish(const Result<PurgeCertificate>& certificate) {
    endRun();
    begin->show();
    askForEarlier();
    if (!certificate) return result()->show(certificate.error());
    form->clear();
    result()->show(Banner::Kind::Done,
                   certificate->batch == Batch()
                       ? tr("%Ln graduate(s) purged.", nullptr, int(certificate->photos))
                       : tr("The batch %1 is purged: %Ln graduate(s).", nullptr, int(certificate->photos))
                             .arg(certificate->batch.name),
                   tr("Print the certificate or save it; it stays in the list below."));
    showCertificate(*certificate);
}

void PurgeCard::showCertificate(const PurgeCertificate& certificate) {
    mianguan::showCertificate(certificate, this);
}

} // namespace mianguan
