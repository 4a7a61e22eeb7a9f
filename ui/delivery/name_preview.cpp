#include "ui/delivery/name_preview.h"

#include "core/base/masking.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QListView>
#include <QStringListModel>

namespace mianguan {

namespace {

constexpr int nameWidth = 240;

} // namespace

NamePreview::NamePreview(QWidget* parent) : QFrame(parent), names(new QStringListModel(this)) {
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    title->setContentsMargins(measure::normal, measure::tight, measure::normal, measure::tight);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("namePreview"));
    list->setModel(names);
    list->setUniformItemSizes(true);
    list->setEditTriggers(QListView::NoEditTriggers);
    list->setFlow(QListView::LeftToRight);
    list->setWrapping(true);
    list->setResizeMode(QListView::Adjust);
    list->setGridSize({nameWidth, measure::denseRow});
    list->setTextElideMode(Qt::ElideMiddle);
    hint = makeLabel("quiet", this);
    hint->setAlignment(Qt::AlignCenter);
    auto* layout = column(this, 1, 0);
    layout->addWidget(title);
    layout->addWidget(makeFrame("line", this));
    layout->addWidget(list, 1);
    layout->addWidget(hint, 1);
    keepTranslated(this, [this] { fill(); });
}

void NamePreview::show(const Delivery::Plan& plan) {
    shown = plan;
    fill();
}

void NamePreview::clear(const QString& why) {
    hintText = why;
    show({});
}

void NamePreview::fill() {
    const bool clash = !shown.collisions.isEmpty();
    QStringList masked;
    for (const QString& one : clash ? shown.collisions : shown.names)
        masked += maskIdentityNumbers(one);
    names->setStringList(masked);
    list->setVisible(!masked.isEmpty());
    hint->setVisible(masked.isEmpty());
    hint->setText(hintText);
    title->setText(clash ? tr("%n name(s) in the way", nullptr, int(shown.collisions.size()))
                         : tr("Preview: %n file(s)", nullptr, int(shown.names.size())));
    list->setAccessibleName(title->text());
}

} // namespace mianguan
