#include "core/hub/http/headers.h"

#include <algorithm>

namespace mianguan::http {

bool sameName(QByteArrayView one, QByteArrayView other) {
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

QByteArray Headers::value(QByteArrayView name) const {
    for (const Header& field : fields)
        if (sameName(field.name, name)) return field.value;
    return {};
}

bool Headers::has(QByteArrayView name) const { return count(name) > 0; }

int Headers::count(QByteArrayView name) const {
    return static_cast<int>(
        std::ranges::count_if(fields, [&](const Header& field) { return sameName(field.name, name); }));
}

void Headers::add(QByteArray name, QByteArray value) { fields.append({std::move(name), std::move(value)}); }

} // namespace mianguan::http
