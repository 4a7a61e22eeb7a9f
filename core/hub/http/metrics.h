#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace mianguan::http {

/// A number that grows, or one that goes up and down. From any thread.
class Count {
public:
    void add(qint64 more = 1) { number += more; }
    void set(qint64 to) { number = to; }
    qint64 value() const { return number; }

private:
    std::atomic<qint64> number = 0;
};

/// How often something took how long, in seconds, in buckets with fixed bounds. From any thread.
class Histogram {
public:
    explicit Histogram(QList<double> bounds);

    void observe(double seconds);
    /// The lines of the text format for a family and its labels, "" or `name="value",…`.
    QByteArray text(const QByteArray& name, const QByteArray& labels) const;

private:
    QList<double> bounds;
    std::unique_ptr<std::atomic<qint64>[]> buckets; ///< one a bound and one beyond; not cumulative
    std::atomic<qint64> microseconds = 0;
};

/// The series of one name that differ in their labels. Past `most` of them the values of a further one are
/// counted under "other", so that no client can make it grow.
template <class Series>
class Family {
public:
    using Make = std::unique_ptr<Series> (*)();

    Family(QByteArrayList labels, int most) : labels(std::move(labels)), most(most) {}

    Series& with(const QByteArrayList& values) {
        const std::lock_guard lock(mutex);
        auto found = series.find(values);
        if (found == series.end()) found = added(values);
        return *found->second;
    }

    template <class Write>
    void forEach(Write write) const {
        const std::lock_guard lock(mutex);
        for (const auto& [values, one] : series)
            write(values, *one);
    }

    const QByteArrayList labels;

private:
    auto added(QByteArrayList values) {
        if (series.size() >= static_cast<size_t>(most)) values.fill("other");
        return series.try_emplace(values, made()).first;
    }
    static std::unique_ptr<Series> made();

    const int most;
    mutable std::mutex mutex;
    std::map<QByteArrayList, std::unique_ptr<Series>> series;
};

template <>
std::unique_ptr<Count> Family<Count>::made();
template <>
std::unique_ptr<Histogram> Family<Histogram>::made();

/// What is measured, as Prometheus reads it (text format 0.0.4). Families live as long as the registry;
/// asking for a name again gives the same one.
class Metrics {
public:
    Family<Count>& counter(const QByteArray& name, const QByteArray& help, const QByteArrayList& labels = {});
    Family<Count>& gauge(const QByteArray& name, const QByteArray& help, const QByteArrayList& labels = {});
    Family<Histogram>& histogram(const QByteArray& name, const QByteArray& help,
                                 const QByteArrayList& labels = {});

    QByteArray text() const;
    static QByteArray contentType() { return "text/plain; version=0.0.4; charset=utf-8"; }

private:
    template <class Series>
    struct Named {
        QByteArray help;
        QByteArray type;
        Family<Series> family;
    };
    Family<Count>& count(const QByteArray& name, const QByteArray& help, const QByteArray& type,
                         const QByteArrayList& labels);

    mutable std::mutex mutex;
    std::map<QByteArray, std::unique_ptr<Named<Count>>> counts;
    std::map<QByteArray, std::unique_ptr<Named<Histogram>>> histograms;
};

} // namespace mianguan::http
