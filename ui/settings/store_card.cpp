#include "ui/settings/store_card.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace mianguan {

StoreCard::StoreCard(Store& target, QWidget* parent) : QFrame(parent), store(target) {
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    folder = makeLabel("quiet", this);
    folder->setWordWrap(true);
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    open = makeButton("openStoreFolder", "plain", this);
    open->setIcon(icon(QStringLiteral("folder")));
    auto* layout = column(this, measure::wide, measure::tight);
    layout->addWidget(title);
    layout->addWidget(folder);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(open);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(store.folder())); });
    keepTranslated(this, [this] { translate(); });
}

void StoreCard::translate() {
    title->setText(store.practice() ? tr("Practice store") : tr("Store"));
    folder->setText(QDir::toNativeSeparators(store.folder()));
    say(open, tr("Open the folder"));
}

} // namespace mianguan
