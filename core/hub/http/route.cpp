#include "core/hub/http/route.h"

#include <algorithm>

namespace mianguan::http {

namespace {

bool isParameter(const QByteArray& segment) { return segment.startsWith('{') && segment.endsWith('}'); }

bool fits(const QByteArrayList& pattern, const QByteArrayList& segments) {
    return std::ranges::equal(pattern, segments, [](const QByteArray& wanted, const QByteArray& given) {
        return isParameter(wanted) ? !given.isEmpty() : wanted == given;
    });
}

QHash<QByteArray, QByteArray> parametersIn(const QByteArrayList& pattern, const QByteArrayList& segments) {
    QHash<QByteArray, QByteArray> parameters;
    for (qsizetype i = 0; i < pattern.size(); ++i)
        if (isParameter(pattern[i])) parameters.insert(pattern[i].sliced(1).chopped(1), segments[i]);
    return parameters;
}

} // namespace

void RouteTable::add(Route route) {
    QByteArrayList segments = route.pattern.split('/');
    segments.removeFirst();
    if (segments == QByteArrayList{QByteArray()}) segments.clear();
    places.append({std::move(route), std::move(segments)});
}

const RouteTable::Place* RouteTable::placeOf(std::optional<Method> method,
                                             const QByteArrayList& segments) const {
    const auto found = std::ranges::find_if(places, [&](const Place& place) {
        return place.route.method == method && fits(place.segments, segments);
    });
    return found == places.end() ? nullptr : &*found;
}

Found RouteTable::find(std::optional<Method> method, const QByteArrayList& segments) const {
    Found found;
    const Place* place = placeOf(method, segments);
    if (!place && method == Method::Head) place = placeOf(Method::Get, segments);
    if (place) {
        found.route = &place->route;
        found.parameters = parametersIn(place->segments, segments);
        return found;
    }
    for (const Place& other : places) {
        if (!fits(other.segments, segments)) continue;
        found.methods.append(nameOf(other.route.method));
        if (other.route.method == Method::Get && !placeOf(Method::Head, segments))
            found.methods.append("HEAD");
    }
    return found;
}

} // namespace mianguan::http
