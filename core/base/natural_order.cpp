#include "core/base/natural_order.h"

#include <QCollator>

#include <algorithm>

namespace mianguan {

QStringList naturallySorted(QStringList names) {
    QCollator collator{QLocale(QLocale::Chinese)}; // not the system's: the C locale knows no numbers
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

} // namespace mianguan
