#include "ui/access/people_page.h"

namespace mianguan {

PeoplePage::PeoplePage(Store&, Settings&, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("peoplePage"));
    setProperty("kind", QStringLiteral("page"));
}

} // namespace mianguan
