#include "ui/frame/rail.h"

#include "ui/base/live_text.h"
#include "ui/frame/rail_button.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QShortcut>

namespace mianguan {

namespace {

constexpr const char* ids[] = {"review", "import",   "delivery", "activity", "safety",
                               "people", "settings", "collect",  "roster",   "sync"};
constexpr const char* keys[] = {"Ctrl+2", "Ctrl+1", "Ctrl+3", "Ctrl+4", "Ctrl+5",
                                "Ctrl+6", "Ctrl+,", "Ctrl+0", "Ctrl+7", "Ctrl+8"};

} // namespace

QString pageId(Page page) { return QLatin1String(ids[int(page)]); }

Page pageFromId(const QString& id) {
    for (int i = 0; i < int(std::size(ids)); ++i)
        if (id == QLatin1String(ids[i])) return Page(i);
    return Page::Review;
}

QString Rail::textOf(Page page) {
    const QString words[] = {tr("Review"), tr("Import"),   tr("Delivery"), tr("Activity"), tr("Safety"),
                             tr("People"), tr("Settings"), tr("Collect"),  tr("Roster"),   tr("Sync")};
    return words[int(page)];
}

QString Rail::keyOf(Page page) { return QLatin1String(keys[int(page)]); }

Rail::Rail(QWidget* parent) : QFrame(parent), group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("rail"));
    auto* layout = column(this, measure::tight, measure::hair);
    layout->addWidget(add(Page::Collect, "railCollect"));
    layout->addWidget(add(Page::Roster, "railRoster"));
    layout->addWidget(add(Page::Import, "railImport"));
    layout->addWidget(add(Page::Review, "railReview"));
    layout->addWidget(add(Page::Delivery, "railDelivery"));
    layout->addStretch();
    layout->addWidget(add(Page::Sync, "railSync"));
    layout->addWidget(add(Page::Activity, "railActivity"));
    layout->addWidget(add(Page::Safety, "railSafety"));
    layout->addWidget(add(Page::People, "railPeople"));
    layout->addWidget(add(Page::Settings, "railSettings"));
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(Page(id)); });
    keepTranslated(this, [this] { translate(); });
    setNarrow(false);
}

QToolButton* Rail::add(Page page, const char* name) {
    auto* button = new RailButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(pageId(page)));
    button->setIconSize({measure::icon, measure::icon});
    button->setCheckable(true);
    // Not the button's own shortcut: that waits for an animation.
    auto* shortcut = new QShortcut(QKeySequence(keyOf(page)), this);
    connect(shortcut, &QShortcut::activated, this, [this, page] { Q_EMIT chosen(page); });
    shortcuts.insert(page, shortcut);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    group->addButton(button, int(page));
    return button;
}

void Rail::translate() {
    for (QAbstractButton* button : group->buttons()) {
        const auto page = Page(group->id(button));
        say(button, textOf(page), QStringLiteral("%1 (%2)").arg(textOf(page), keyOf(page)));
        if (const int count = static_cast<RailButton*>(button)->count())
            name(button, tr("%1: %n need(s) someone", nullptr, count).arg(textOf(page)));
    }
    setAccessibleName(tr("Pages"));
}

void Rail::setOffered(Page page, bool offered) {
    group->button(int(page))->setVisible(offered);
    shortcuts.value(page)->setEnabled(offered);
}

void Rail::setCount(Page page, int count) {
    static_cast<RailButton*>(group->button(int(page)))->setCount(count);
    translate();
}

void Rail::setCurrent(Page page) { group->button(int(page))->setChecked(true); }

QSize Rail::sizeHint() const { return {maximumWidth(), QFrame::sizeHint().height()}; }

/// Never so wide that a window with it could not be made narrow enough for the narrow one.
QSize Rail::minimumSizeHint() const { return {measure::railNarrow, QFrame::minimumSizeHint().height()}; }

void Rail::setNarrow(bool narrow) {
    setMaximumWidth(narrow ? measure::railNarrow : measure::railWide);
    updateGeometry();
    for (QAbstractButton* button : group->buttons())
        static_cast<QToolButton*>(button)->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly
                                                                     : Qt::ToolButtonTextBesideIcon);
}

} // namespace mianguan
