#include "ui/access/restore_page.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace mianguan {

RestorePage::RestorePage(QWidget* parent) : DoorPage("restorePage", parent) {
    choose = makeButton("chooseBackup", "plain", this);
    choose->setAutoDefault(true);
    choose->setIcon(icon(QStringLiteral("folder")));
    place = makeLabel("quiet", this);
    contents = makeLabel("body", this);
    for (QLabel* label : {place, contents})
        label->setWordWrap(true);
    auto* row = rowOf(nullptr, 0, measure::normal);
    row->addWidget(choose);
    row->addWidget(place, 1);
    form()->addLayout(row);
    form()->addWidget(contents);
    back = addButton("restoreBack", "plain");
    go = addButton("restore", "primary");
    connect(choose, &QPushButton::clicked, this, &RestorePage::chooseBackup);
    connect(go, &QPushButton::clicked, this, &RestorePage::restore);
    connect(back, &QPushButton::clicked, this, &RestorePage::backAsked);
    connect(this, &DoorPage::cancelled, this, &RestorePage::stopAsked);
    keepTranslated(this, [this] { translate(); });
}

void RestorePage::translate() {
    setWords({}, tr("Restore from a backup"),
             tr("The backup becomes the store of this computer; the backup itself stays as it is."));
    say(choose, tr("Choose the backup's folder…"));
    place->setText(QDir::toNativeSeparators(folder));
    contents->setText(contentsText());
    contents->setVisible(held.has_value());
    say(back, tr("Back"));
    say(go, tr("Restore"));
    go->setEnabled(held.has_value());
}

QString RestorePage::contentsText() const {
    if (!held) return {};
    const QLocale locale;
    const QDateTime made = QDateTime::fromMSecsSinceEpoch(held->timeMs);
    return QStringList{
        tr("Made on %1").arg(locale.toString(made, QLocale::LongFormat)),
        tr("%n file(s), %1", nullptr, int(held->files)).arg(locale.formattedDataSize(held->bytes)),
        tr("Store %1").arg(held->store.hex().left(8)),
        tr("Whose photos it holds is read only after someone signed in. On another computer than the "
           "one it was made on, the recovery code is needed.")}
        .join(QLatin1Char('\n'));
}

void RestorePage::begin() {
    folder.clear();
    held.reset();
    setRest();
    banner()->clear();
    translate();
    setMayGoBack(true);
    choose->setFocus();
}

void RestorePage::setMayGoBack(bool may) { back->setVisible(may); }

void RestorePage::chooseBackup() {
    chooseFolder(this, {tr("Folder of the backup"), {}, {}}, [this](const QString& chosen) {
        folder = chosen;
        held.reset();
        banner()->clear();
        translate();
        Q_EMIT lookAsked(folder);
    });
}

void RestorePage::show(const BackupContents& found) {
    held = found;
    translate();
    go->setFocus();
}

void RestorePage::restore() {
    setBusy(tr("Restoring…"), tr("Cancel"));
    Q_EMIT restoreAsked(folder);
}

void RestorePage::refuse(const Error& error) {
    setRest();
    banner()->show(error);
    choose->setFocus();
}

} // namespace mianguan
