#include "ui/settings/quick_reasons.h"

#include "core/spec/reasons.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QGridLayout>

namespace mianguan {

namespace {

constexpr int keyCount = 9, perColumn = 5;

} // namespace

QuickReasons::QuickReasons(Settings& remembered, QWidget* parent) : QFrame(parent), settings(remembered) {
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(measure::wide, measure::wide, measure::wide, measure::wide);
    grid->setHorizontalSpacing(measure::normal);
    grid->setVerticalSpacing(measure::tight);
    grid->addWidget(title, 0, 0, 1, 4);
    for (int i = 0; i < keyCount; ++i) {
        auto* cap = makeLabel("key", this);
        cap->setText(QString::number(i + 1));
        cap->setAlignment(Qt::AlignCenter);
        cap->setFixedSize(22, 22);
        auto* box = makeChoice("quickReasonBox", this);
        box->setObjectName(QStringLiteral("quickReasonBox%1").arg(i + 1));
        box->setMaxVisibleItems(16);
        grid->addWidget(cap, 1 + i % perColumn, 2 * (i / perColumn));
        grid->addWidget(box, 1 + i % perColumn, 2 * (i / perColumn) + 1);
        boxes += box;
        connect(box, &QComboBox::activated, this, &QuickReasons::remember);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    keepTranslated(this, [this] { fill(); });
}

void QuickReasons::fill() {
    title->setText(tr("Reasons on the keys 1 to 9"));
    const QStringList ids = settings.get(setting::quickReasons);
    const QList<Reason> reasons = rejectionReasons();
    for (int i = 0; i < boxes.size(); ++i) {
        QComboBox* box = boxes.at(i);
        box->clear();
        box->addItem(tr("(none)"), QString());
        for (const Reason& reason : reasons)
            box->addItem(reason.text, reason.id);
        box->setCurrentIndex(std::max(0, box->findData(ids.value(i))));
        box->setAccessibleName(tr("Reason on key %1").arg(i + 1));
    }
}

void QuickReasons::remember() {
    QStringList ids;
    for (const QComboBox* box : boxes)
        ids += box->currentData().toString();
    settings.set(setting::quickReasons, ids);
    Q_EMIT changed();
}

} // namespace mianguan
