#include "core/hub/http/request.h"

#include <algorithm>
#include <array>

namespace mianguan::http {

namespace {

constexpr std::array names = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};

}

QByteArray nameOf(Method method) { return names[static_cast<size_t>(method)]; }

std::optional<Method> methodNamed(QByteArrayView name) {
    const auto found =
        std::ranges::find(names, name, [](const char* known) { return QByteArrayView(known); });
    if (found == names.end()) return std::nullopt;
    return static_cast<Method>(found - names.begin());
}

std::optional<QByteArray> Request::queried(QByteArrayView name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

} // namespace mianguan::http
