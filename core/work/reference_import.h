#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace mianguan {

class Store;

/// Gives photos of the store the reference pictures of a folder: one whose name holds the same identity
/// number as the photo's, or is the same name. Started again it takes only what is new, so a folder may come
/// before its photos and be taken once more after them.
class ReferenceImport : public QObject {
    Q_OBJECT
public:
    struct Tally {
        int files = 0;
        int added = 0;          ///< to photos; one picture may serve several of a graduate
        int known = 0;          ///< pictures that were there already
        int unmatched = 0;      ///< pictures of nobody whose photo is here
        QStringList unreadable; ///< why not, a sentence each
        bool operator==(const Tally&) const = default;
    };

    explicit ReferenceImport(Store& store, QObject* parent = nullptr);
    ~ReferenceImport() override;

    void start(const QStringList& paths); ///< files and folders; not while it runs
    void cancel();                        ///< finished() tells of what was done until then
    bool running() const;

Q_SIGNALS:
    void progressed(int done, int total);
    /// Errors: no right to it, the store took nothing any more.
    void finished(const mianguan::Result<mianguan::ReferenceImport::Tally>& tally);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
