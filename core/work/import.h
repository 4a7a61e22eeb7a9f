#pragma once

#include "core/base/result.h"
#include "core/spec/specification.h"
#include "core/work/photo.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace mianguan {

class Store;
class Vision;

/// Brings files and folders into the review queue: read, standardize on a pool, submit. Files already in the
/// store are counted, not doubled, so an import that was cut short is simply run again. Each run is recorded.
class Import : public QObject {
    Q_OBJECT
public:
    enum class Outcome { Queued, Unmade, Known, Unreadable };
    struct Item {
        QString path;
        Outcome outcome = Outcome::Queued;
        Id subject;          ///< when Queued or Unmade
        QString sentence;    ///< why Unmade or Unreadable and what to do
        bool listed = false; ///< the file's name names one graduate on a list
    };
    struct Tally {
        int total = 0, done = 0, queued = 0, unmade = 0, known = 0, unreadable = 0;
        int listed = 0; ///< of those queued and unmade
        qint64 elapsedMs = 0;
        qint64 leftMs = -1; ///< estimate; -1 while unknown
    };

    Import(Store& store, std::shared_ptr<Vision> vision, const Specification& specification,
           QObject* parent = nullptr);

    /// With another way from picture to portrait; it is called from several threads.
    using Make = std::function<Result<Portrait>(const Picture&)>;
    Import(Store& store, Make make, const QString& specificationId, QObject* parent = nullptr);
    ~Import() override; ///< cancels and waits for pictures under way

    /// Photos are submitted in natural order of their names. Folders are walked; calling again while running
    /// adds to the run.
    void start(const QStringList& paths);
    void cancel(); ///< pictures under way are still submitted, the rest is left
    bool running() const;
    Tally tally() const;

Q_SIGNALS:
    void progressed(const mianguan::Import::Tally& tally);
    void itemDone(const mianguan::Import::Item& item);
    void finished(const mianguan::Import::Tally& tally, bool cancelled);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
