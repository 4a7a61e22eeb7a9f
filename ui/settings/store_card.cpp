#include "ui/settings/store_card.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
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
    check = makeButton("verifyStore", "plain", this);
    check->setIcon(icon(QStringLiteral("lock")));
    banner = new Banner(this);
    auto* layout = column(this, measure::wide, measure::tight);
    layout->addWidget(title);
    layout->addWidget(folder);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(check);
    buttons->addWidget(open);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(banner);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(store.folder())); });
    connect(check, &QPushButton::clicked, this, &StoreCard::verify);
    keepTranslated(this, [this] { translate(); });
}

void StoreCard::translate() {
    title->setText(store.practice() ? tr("Practice store") : tr("Store"));
    folder->setText(QDir::toNativeSeparators(store.folder()));
    say(open, tr("Open the folder"));
    say(check, tr("Check everything stored"));
}

void StoreCard::verify() {
    check->setEnabled(false);
    banner->show(Banner::Kind::Caution, tr("Checking every event and picture…"));
    store.verify(this, [this](const Result<QStringList>& answer) {
        check->setEnabled(true);
        if (!answer)
            banner->show(answer.error());
        else if (answer->isEmpty())
            banner->show(Banner::Kind::Done, tr("Everything is as it was written."));
        else
            banner->show(Banner::Kind::Trouble, tr("%n thing(s) do not verify", nullptr, int(answer->size())),
                         answer->mid(0, 20).join(QLatin1Char('\n')));
    });
}

} // namespace mianguan
