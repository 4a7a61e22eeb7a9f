#pragma once

#include "core/base/result.h"
#include "core/work/photo.h"

#include <QObject>

#include <memory>

namespace mianguan {

class Store;

/// Approved photos a delivery leaves out.
struct DeliveryLeft {
    int withdrawn = 0; ///< consent was
    int awaited = 0;   ///< the hub has not confirmed their approval yet
    int disputed = 0;  ///< verdicts differ, and no supervisor has decided yet

    int all() const { return withdrawn + awaited + disputed; }
    bool operator==(const DeliveryLeft&) const = default;
};

/// Writes approved portraits into a folder under names made from a pattern, with a CSV manifest.
class Delivery : public QObject {
    Q_OBJECT
public:
    struct Request {
        QString folder;
        /// Fields: {file} the photo's label; {number}, {number:4} its place in the order of import, which
        /// never changes; {date} the day of its import, as 20260630. ".jpg" is added, what a disk forbids
        /// replaced.
        QString pattern = QStringLiteral("{file}");
        bool onlyNew = true; ///< leave out what was delivered before
    };
    struct Plan {
        QStringList names; ///< file names in order, for a preview
        /// Names that would stand twice, or that the folder has with other content: nothing is written then.
        QStringList collisions;
        DeliveryLeft left;
    };
    struct Report {
        int written = 0;
        DeliveryLeft left;
        QString manifest; ///< path of the CSV
        bool operator==(const Report&) const = default;
    };

    explicit Delivery(Store& store, QObject* parent = nullptr);
    ~Delivery() override;

    /// Errors: unknown field, pattern or folder unusable. May be called from any thread.
    Result<Plan> plan(const Request& request) const;
    /// Each photo's handover is recorded after its file is on the disk, so a delivery that was cut short is
    /// simply started again with onlyNew.
    void start(const Request& request);
    void cancel(); ///< finished() then says Cancelled; what was written stays and is in the manifest
    bool running() const;

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const mianguan::Result<mianguan::Delivery::Report>& report);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
