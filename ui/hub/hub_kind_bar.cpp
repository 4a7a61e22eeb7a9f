#include "ui/hub/hub_kind_bar.h"

#include "ui/base/live_text.h"
#include "ui/hub/hub_item_list.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QLocale>

namespace mianguan {

namespace {

constexpr int everyKind = int(std::size(everyHubKind)); ///< the chip that leaves nothing out

std::optional<HubKind> kindOf(int chip) {
    return chip == everyKind ? std::nullopt : std::optional(everyHubKind[chip]);
}

} // namespace

HubKindBar::HubKindBar(const HubItemList& listed, QWidget* parent)
    : QWidget(parent), items(listed), chips(new QButtonGroup(this)) {
    auto* layout = rowOf(this, 0, measure::hair);
    for (const int id : {everyKind, 0, 1, 2, 3, 4, 5}) {
        auto* chip = new QToolButton(this);
        chip->setObjectName(QStringLiteral("hubKind%1").arg(id));
        chip->setProperty("kind", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::TabFocus);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setIconSize({16, 16});
        if (id < everyKind) chip->setIcon(icon(lookOf(everyHubKind[id]).icon, lookOf(everyHubKind[id]).ink));
        chips->addButton(chip, id);
        layout->addWidget(chip);
    }
    layout->addStretch();
    chips->button(everyKind)->setChecked(true);
    connect(chips, &QButtonGroup::idClicked, this, &HubKindBar::changed);
    keepTranslated(this, [this] { refresh(); });
}

void HubKindBar::refresh() {
    if (kind() && items.count(kind()) == 0) showAll();
    for (QAbstractButton* chip : chips->buttons()) {
        const auto which = kindOf(chips->id(chip));
        const int count = items.count(which);
        say(chip,
            QStringLiteral("%1 %2").arg(which ? kindText(*which) : tr("All"), QLocale().toString(count)),
            which ? kindExplanation(*which) : QString());
        chip->setVisible(!which || count > 0);
    }
}

std::optional<HubKind> HubKindBar::kind() const { return kindOf(chips->checkedId()); }

void HubKindBar::showAll() {
    chips->button(everyKind)->setChecked(true);
    Q_EMIT changed();
}

} // namespace mianguan
