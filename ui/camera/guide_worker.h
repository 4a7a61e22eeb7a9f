#pragma once

#include "core/guidance/guide.h"

#include <QObject>
#include <QThread>
#include <QVideoFrame>

#include <condition_variable>
#include <mutex>

namespace mianguan {

/// Looks at the newest frame on a thread of its own; those that come while it looks are skipped.
class GuideWorker : public QObject {
    Q_OBJECT
public:
    GuideWorker(std::shared_ptr<const GuideModels> models, const Specification& specification);
    ~GuideWorker() override;

    void give(const QVideoFrame& frame, qint64 ms); ///< from any thread; returns at once
    void begin();                                   ///< another sitter or camera: nothing before counts

Q_SIGNALS:
    void looked(const mianguan::GuideFrame& frame, qint64 behind); ///< ms behind the picture
    void failed(const mianguan::Error& error);

private:
    struct Waiting {
        QVideoFrame frame;
        qint64 ms = 0;
    };
    void work();
    std::optional<Waiting> next(Guide& guide);

    std::shared_ptr<const GuideModels> models;
    Specification spec;
    std::mutex guarded;
    std::condition_variable came;
    std::optional<Waiting> waiting;
    bool ending = false, fresh = false;
    std::unique_ptr<QThread> thread;
};

} // namespace mianguan
