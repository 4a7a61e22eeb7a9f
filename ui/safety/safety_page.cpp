#include "ui/safety/safety_page.h"

namespace mianguan {

SafetyPage::SafetyPage(Store&, Settings&, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("safetyPage"));
    setProperty("kind", QStringLiteral("page"));
}

void SafetyPage::cancel() {}

} // namespace mianguan
