#pragma once

#include "core/base/result.h"
#include "core/work/photo.h"

#include <QList>
#include <QObject>

namespace mianguan {

class Store;

/// Sends verdicts to the store and takes them back, last first. Says what the store answered, never what is
/// hoped.
class Verdicts : public QObject {
    Q_OBJECT
public:
    explicit Verdicts(Store& store, QObject* parent = nullptr);

    void approve(const PhotoDetail& photo);
    void reject(const PhotoDetail& photo, const QStringList& reasons, const QString& remark);
    bool canUndo() const;
    void undoLast(); ///< also one that is still on its way: as soon as it has been answered
    void undo(const PhotoDetail& photo); ///< of a photo decided at another time

Q_SIGNALS:
    void decided(const mianguan::Id& subject, mianguan::PhotoState state);
    void refused(const mianguan::Id& subject, const mianguan::Error& error);
    void undone(const mianguan::Id& subject);
    void undoRefused(const mianguan::Id& subject, const mianguan::Error& error);
    void canUndoChanged();

private:
    struct Given {
        Id subject;
        Id verdict; ///< null until answered
        bool unwanted = false;
    };
    void begin(const Id& subject);
    void answered(const Id& subject, PhotoState state, const Result<Id>& answer);
    void takeBack(const Id& subject, const Id& verdict);
    Given* findOpen(const Id& subject);

    Store& store;
    QList<Given> given;
};

} // namespace mianguan
