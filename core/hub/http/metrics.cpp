#include "core/hub/http/metrics.h"

#include <algorithm>

namespace mianguan::http {

namespace {

constexpr int seriesMost = 500;

QList<double> usualBounds() {
    return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30, 60};
}

QByteArray escaped(QByteArray value) {
    return value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

QByteArray joined(const QByteArrayList& labels, const QByteArrayList& values) {
    QByteArrayList pairs;
    for (qsizetype i = 0; i < labels.size(); ++i)
        pairs.append(labels[i] + "=\"" + escaped(values.value(i)) + '"');
    return pairs.join(',');
}

QByteArray line(const QByteArray& name, const QByteArray& labels, const QByteArray& value) {
    return labels.isEmpty() ? name + ' ' + value + '\n' : name + '{' + labels + "} " + value + '\n';
}

QByteArray heading(const QByteArray& name, const QByteArray& help, const QByteArray& type) {
    return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

} // namespace

Histogram::Histogram(QList<double> bounds)
    : bounds(std::move(bounds)),
      buckets(new std::atomic<qint64>[static_cast<size_t>(this->bounds.size()) + 1] {}) {}

void Histogram::observe(double seconds) {
    const auto bound = std::ranges::lower_bound(bounds, seconds);
    ++buckets[static_cast<size_t>(bound - bounds.begin())];
    microseconds += static_cast<qint64>(seconds * 1e6);
}

QByteArray Histogram::text(const QByteArray& name, const QByteArray& labels) const {
    const QByteArray before = labels.isEmpty() ? labels : labels + ',';
    QByteArray lines;
    qint64 sum = 0;
    for (qsizetype i = 0; i <= bounds.size(); ++i) {
        sum += buckets[static_cast<size_t>(i)];
        const QByteArray bound = i < bounds.size() ? QByteArray::number(bounds[i]) : QByteArray("+Inf");
        lines += line(name + "_bucket", before + "le=\"" + bound + '"', QByteArray::number(sum));
    }
    lines += line(name + "_sum", labels, QByteArray::number(static_cast<double>(microseconds) / 1e6, 'f', 6));
    return lines + line(name + "_count", labels, QByteArray::number(sum));
}

template <>
std::unique_ptr<Count> Family<Count>::made() {
    return std::make_unique<Count>();
}

template <>
std::unique_ptr<Histogram> Family<Histogram>::made() {
    return std::make_unique<Histogram>(usualBounds());
}

Family<Count>& Metrics::count(const QByteArray& name, const QByteArray& help, const QByteArray& type,
                              const QByteArrayList& labels) {
    const std::lock_guard lock(mutex);
    auto& named = counts[name];
    if (!named) named.reset(new Named<Count>{help, type, {labels, seriesMost}});
    return named->family;
}

Family<Count>& Metrics::counter(const QByteArray& name, const QByteArray& help,
                                const QByteArrayList& labels) {
    return count(name, help, "counter", labels);
}

Family<Count>& Metrics::gauge(const QByteArray& name, const QByteArray& help, const QByteArrayList& labels) {
    return count(name, help, "gauge", labels);
}

Family<Histogram>& Metrics::histogram(const QByteArray& name, const QByteArray& help,
                                      const QByteArrayList& labels) {
    const std::lock_guard lock(mutex);
    auto& named = histograms[name];
    if (!named) named.reset(new Named<Histogram>{help, "histogram", {labels, seriesMost}});
    return named->family;
}

QByteArray Metrics::text() const {
    const std::lock_guard lock(mutex);
    QByteArray text;
    for (const auto& [name, named] : counts) {
        text += heading(name, named->help, named->type);
        named->family.forEach(
            [&, &name = name, &named = named](const QByteArrayList& values, const Count& count) {
                text += line(name, joined(named->family.labels, values), QByteArray::number(count.value()));
            });
    }
    for (const auto& [name, named] : histograms) {
        text += heading(name, named->help, named->type);
        named->family.forEach(
            [&, &name = name, &named = named](const QByteArrayList& values, const Histogram& one) {
                text += one.text(name, joined(named->family.labels, values));
            });
    }
    return text;
}

} // namespace mianguan::http
