#include "ui/frame/rail.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QShortcut>

namespace mianguan {

namespace {

constexpr const char* ids[] = {"review", "import", "delivery", "activity", "safety", "people", "settings"};

} // namespace

QString pageId(Page page) { return QLatin1String(ids[int(page)]); }

Page pageFromId(const QString& id) {
    for (int i = 0; i < int(std::size(ids)); ++i)
        if (id == QLatin1String(ids[i])) return Page(i);
    return Page::Review;
}

Rail::Rail(QWidget* parent) : QFrame(parent), group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("rail"));
    auto* layout = column(this, measure::tight, measure::hair);
    layout->addWidget(add(Page::Import, "railImport", QStringLiteral("import"), QStringLiteral("Ctrl+1")));
    layout->addWidget(add(Page::Review, "railReview", QStringLiteral("review"), QStringLiteral("Ctrl+2")));
    layout->addWidget(
        add(Page::Delivery, "railDelivery", QStringLiteral("delivery"), QStringLiteral("Ctrl+3")));
    layout->addStretch();
    layout->addWidget(
        add(Page::Activity, "railActivity", QStringLiteral("activity"), QStringLiteral("Ctrl+4")));
    layout->addWidget(add(Page::Safety, "railSafety", QStringLiteral("safety"), QStringLiteral("Ctrl+5")));
    layout->addWidget(add(Page::People, "railPeople", QStringLiteral("people"), QStringLiteral("Ctrl+6")));
    layout->addWidget(
        add(Page::Settings, "railSettings", QStringLiteral("settings"), QStringLiteral("Ctrl+,")));
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(Page(id)); });
    keepTranslated(this, [this] { translate(); });
    setNarrow(false);
}

QToolButton* Rail::add(Page page, const char* name, const QString& iconName, const QString& key) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(iconName));
    button->setIconSize({measure::icon, measure::icon});
    button->setCheckable(true);
    // Not the button's own shortcut: that waits for an animation.
    auto* shortcut = new QShortcut(QKeySequence(key), this);
    connect(shortcut, &QShortcut::activated, this, [this, page] { Q_EMIT chosen(page); });
    keys.insert(page, key);
    shortcuts.insert(page, shortcut);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    group->addButton(button, int(page));
    return button;
}

void Rail::translate() {
    const QString words[] = {tr("Review"), tr("Import"), tr("Delivery"), tr("Activity"),
                             tr("Safety"), tr("People"), tr("Settings")};
    for (QAbstractButton* button : group->buttons()) {
        const int id = group->id(button);
        say(button, words[id], QStringLiteral("%1 (%2)").arg(words[id], keys.value(Page(id))));
    }
    setAccessibleName(tr("Pages"));
}

void Rail::setOffered(Page page, bool offered) {
    group->button(int(page))->setVisible(offered);
    shortcuts.value(page)->setEnabled(offered);
}

void Rail::setCurrent(Page page) { group->button(int(page))->setChecked(true); }

void Rail::setNarrow(bool is) {
    narrow = is;
    setFixedWidth(narrow ? measure::railNarrow : measure::railWide);
    for (QAbstractButton* button : group->buttons())
        static_cast<QToolButton*>(button)->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly
                                                                     : Qt::ToolButtonTextBesideIcon);
}

} // namespace mianguan
