#include "ui/settings/devices_card.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/settings/adapter_choice_row.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

namespace mianguan {

DevicesCard::DevicesCard(Store& target, Settings& settings, QWidget* parent) : QFrame(parent), store(target) {
    setObjectName(QStringLiteral("devicesCard"));
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    words = makeLabel("quiet", this);
    words->setWordWrap(true);
    banner = new Banner(this);
    auto* layout = column(this, measure::wide, measure::tight);
    layout->addWidget(title);
    layout->addWidget(words);
    layout->addWidget(banner);
    for (const AdapterUse use : {AdapterUse::CardReader, AdapterUse::CodeDecoder}) {
        auto* row = new AdapterChoiceRow(use, store, settings, this);
        layout->addSpacing(measure::tight);
        layout->addWidget(row);
        connect(row, &AdapterChoiceRow::failed, this, [this](const Error& error) { banner->show(error); });
        connect(row, &AdapterChoiceRow::begun, banner, &Banner::clear);
    }
    connect(&store, &Store::peopleChanged, this, &DevicesCard::translate);
    keepTranslated(this, [this] { translate(); });
}

/// Foreign code with the rights of whoever logged in to the machine: not every operator's to bring along.
void DevicesCard::translate() {
    title->setText(tr("Devices at the desk"));
    words->setText(store.may(Command::ChooseAdapters)
                       ? tr("A vendor's library runs in a process of its own, but with the rights of this "
                            "login: choose only files whose origin you know. Each choice is recorded.")
                       : tr("A supervisor or an administrator chooses these libraries."));
}

} // namespace mianguan
