#include "core/hub/http/target.h"

#include <QStringDecoder>

#include <algorithm>

namespace mianguan::http {

namespace {

constexpr int queryMost = 100;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool isUtf8(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return !decoder.hasError() && text.toUtf8() == bytes;
}

/// Percent-decoded; nothing when a percent sign is wrong or what comes out is no text.
std::optional<QByteArray> decoded(QByteArrayView raw) {
    QByteArray bytes;
    bytes.reserve(raw.size());
    for (qsizetype at = 0; at < raw.size(); ++at) {
        if (raw[at] != '%') {
            bytes += raw[at];
            continue;
        }
        if (at + 2 >= raw.size()) return std::nullopt;
        const int high = hexDigit(raw[at + 1]), low = hexDigit(raw[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(16 * high + low);
        at += 2;
    }
    if (std::ranges::any_of(bytes, isControl) || !isUtf8(bytes)) return std::nullopt;
    return bytes;
}

QList<QByteArrayView> split(QByteArrayView text, char at) {
    QList<QByteArrayView> parts;
    qsizetype from = 0;
    for (qsizetype end = text.indexOf(at); end >= 0; end = text.indexOf(at, from)) {
        parts.append(text.sliced(from, end - from));
        from = end + 1;
    }
    parts.append(text.sliced(from));
    return parts;
}

std::optional<QByteArray> readSegment(QByteArrayView raw) {
    const auto segment = decoded(raw);
    if (!segment || *segment == "." || *segment == "..") return std::nullopt;
    if (segment->contains('/') || segment->contains('\\')) return std::nullopt;
    return segment;
}

std::optional<QByteArrayList> readPath(QByteArrayView path) {
    QByteArrayList segments;
    if (path == "/") return segments;
    const QList<QByteArrayView> raw = split(path.sliced(1), '/');
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const auto segment = readSegment(raw[i]);
        if (!segment || (segment->isEmpty() && i + 1 < raw.size())) return std::nullopt;
        segments.append(*segment);
    }
    return segments;
}

/// Spaces may come as "+", as forms send them.
std::optional<QByteArray> readWord(QByteArrayView raw) {
    QByteArray spaced = raw.toByteArray();
    spaced.replace('+', ' ');
    return decoded(spaced);
}

std::optional<Query> readQuery(QByteArrayView text) {
    Query query;
    for (const QByteArrayView part : split(text, '&')) {
        if (part.isEmpty()) continue;
        const qsizetype equals = part.indexOf('=');
        const auto name = readWord(equals < 0 ? part : part.first(equals));
        const auto value = readWord(equals < 0 ? QByteArrayView() : part.sliced(equals + 1));
        if (!name || !value || query.size() == queryMost) return std::nullopt;
        query.append({*name, *value});
    }
    return query;
}

} // namespace

std::optional<Target> readTarget(QByteArrayView target) {
    if (!target.startsWith('/') || target.contains('#')) return std::nullopt;
    const qsizetype question = target.indexOf('?');
    const auto segments = readPath(question < 0 ? target : target.first(question));
    const auto query = readQuery(question < 0 ? QByteArrayView() : target.sliced(question + 1));
    if (!segments || !query) return std::nullopt;
    return Target{*segments, *query};
}

} // namespace mianguan::http
