#pragma once

#include "core/base/result.h"
#include "core/work/photo.h"

#include <QObject>

#include <memory>

namespace mianguan {

class Store;

/// Writes approved portraits into a folder under names made from a pattern, with a CSV manifest.
class Delivery : public QObject {
    Q_OBJECT
public:
    struct Request {
        QString folder;
        QString pattern =
            QStringLiteral("{file}"); ///< fields: {file} {number} {number:4} {date}; ".jpg" is added
        bool onlyNew = true;          ///< leave out what was delivered before
    };
    struct Plan {
        QStringList names; ///< file names in order, for a preview
        QStringList
            collisions; ///< names that would stand twice or exist in the folder: nothing is written then
    };
    struct Report {
        int written = 0;
        QString manifest; ///< path of the CSV
    };

    explicit Delivery(Store& store, QObject* parent = nullptr);
    ~Delivery() override;

    Result<Plan> plan(const Request& request) const; ///< errors: unknown field, pattern or folder unusable
    void start(const Request& request);
    void cancel();
    bool running() const;

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const mianguan::Result<mianguan::Delivery::Report>& report);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
