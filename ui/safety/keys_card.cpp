#include "ui/safety/keys_card.h"

#include "core/keys/hardening.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/safety/help_sheet.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/parts.h"

namespace mianguan {

KeysCard::KeysCard(const Store& target, QWidget* parent)
    : SafetyCard("keysCard", QStringLiteral("lock"), parent), store(target), memory(addLine("keyMemory")),
      keyring(addLine("keyKeyring")) {
    help = makeButton("openThreatModel", "plain", this);
    body()->addWidget(help, 0, Qt::AlignLeft);
    connect(help, &QPushButton::clicked, this, [this] { (new HelpSheet(this))->open(); });
    keepTranslated(this, [this] { translate(); });
    keepStyled(this, [this] { translate(); });
}

KeysCard::Line KeysCard::addLine(const char* name) {
    const Line line{new QLabel(this), makeLabel("body", this)};
    line.words->setObjectName(QLatin1String(name));
    line.words->setWordWrap(true);
    auto* row = rowOf(nullptr, 0, measure::tight);
    row->addWidget(line.mark, 0, Qt::AlignTop);
    row->addWidget(line.words, 1);
    body()->addLayout(row);
    return line;
}

void KeysCard::say(const Line& line, bool good, const QString& words) {
    const Mark mark = markOf(good ? Status::Pass : Status::Warn);
    line.mark->setPixmap(icon(mark.icon, mark.ink).pixmap(QSize(18, 18), line.mark->devicePixelRatioF()));
    line.words->setText(words);
}

void KeysCard::translate() {
    setWords(tr("Keys"), tr("Pictures, names and numbers are encrypted; the keys open with a password."));
    const auto trouble = lockedMemoryTrouble();
    say(memory, !trouble, trouble.value_or(tr("The keys are kept out of the swap file.")));
    if (store.practice())
        say(keyring, false,
            tr("This is the practice store: its key lies in this user's folder and no password is asked. Do "
               "not "
               "put real graduates into it."));
    else if (store.keyringTakesPart())
        say(keyring, true,
            tr("This computer's keyring takes part: a copied folder opens nowhere else, even with a "
               "password."));
    else
        say(keyring, false,
            tr("This computer's keyring does not take part: whoever copies the folder and knows a password "
               "can "
               "open it elsewhere."));
    mianguan::say(help, tr("What the store keeps from whom"));
}

} // namespace mianguan
