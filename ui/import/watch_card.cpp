#include "ui/import/watch_card.h"

#include "core/work/watched_folder.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QDir>

namespace mianguan {

WatchCard::WatchCard(Settings& remembered, QWidget* parent) : QFrame(parent), settings(remembered) {
    setProperty("kind", QStringLiteral("card"));
    box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("watchBox"));
    folder = new ElidedLabel("body", this);
    state = makeLabel("quiet", this);
    change = makeButton("chooseWatched", "plain", this);
    change->setIcon(icon(QStringLiteral("watch")));
    auto* layout = rowOf(this, measure::tight, measure::normal);
    layout->addWidget(box);
    layout->addWidget(folder, 1);
    layout->addWidget(state);
    layout->addWidget(change);
    connect(change, &QPushButton::clicked, this, &WatchCard::choose);
    connect(box, &QCheckBox::clicked, this, [this](bool on) {
        if (on && settings.get(setting::watchFolder).isEmpty())
            choose();
        else
            watch(on);
    });
    keepTranslated(this, [this] { refresh(); });
}

WatchCard::~WatchCard() = default;

void WatchCard::choose() {
    refresh();
    const QString before = settings.get(setting::watchFolder);
    chooseFolder(this, {tr("Folder to watch"), before.isEmpty() ? QDir::homePath() : before, {}},
                 [this](const QString& chosen) {
                     settings.set(setting::watchFolder, chosen);
                     watch(true);
                 });
}

void WatchCard::resume() {
    if (settings.get(setting::watching)) watch(true);
}

void WatchCard::watch(bool on) {
    settings.set(setting::watching, on);
    watched.reset();
    gone = false;
    const QString path = settings.get(setting::watchFolder);
    if (on) {
        watched = std::make_unique<WatchedFolder>(path);
        connect(watched.get(), &WatchedFolder::arrived, this, &WatchCard::arrived);
        connect(watched.get(), &WatchedFolder::vanished, this, [this] { setGone(true); });
        connect(watched.get(), &WatchedFolder::returned, this, [this] { setGone(false); });
    }
    refresh();
}

void WatchCard::setGone(bool is) {
    gone = is;
    refresh();
}

void WatchCard::refresh() {
    const QString path = settings.get(setting::watchFolder);
    box->setText(tr("Watch a folder"));
    box->setAccessibleName(box->text());
    box->setChecked(watched != nullptr);
    folder->setWords(path.isEmpty() ? tr("New pictures in it are imported by themselves.")
                                    : QDir::toNativeSeparators(path));
    state->setText(gone      ? tr("The folder is gone; watching goes on when it is back.")
                   : watched ? tr("Watching")
                             : QString());
    say(change, path.isEmpty() ? tr("Choose folder…") : tr("Change…"));
}

} // namespace mianguan
