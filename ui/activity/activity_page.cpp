#include "ui/activity/activity_page.h"

namespace mianguan {

ActivityPage::ActivityPage(Store&, Settings&, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("activityPage"));
    setProperty("kind", QStringLiteral("page"));
}

} // namespace mianguan
