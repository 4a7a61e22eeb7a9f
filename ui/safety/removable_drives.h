#pragma once

#include <QObject>
#include <QThreadPool>

class QTimer;

namespace mianguan {

/// A stick or disk that is plugged in and can be written to.
struct Drive {
    QString name;
    QString folder;  ///< where it is mounted
    qint64 free = 0; ///< bytes
    bool operator==(const Drive&) const = default;
};

/// Looks for sticks every few seconds while it is awake, off the GUI thread: a share that does not answer
/// blocks nothing.
class RemovableDrives : public QObject {
    Q_OBJECT
public:
    explicit RemovableDrives(QObject* parent);
    ~RemovableDrives() override;

    void setAwake(bool awake);
    const QList<Drive>& drives() const { return known; }

Q_SIGNALS:
    void changed();

private:
    void look();

    QTimer* turn;
    bool looking = false;
    QList<Drive> known;
    QThreadPool pool;
};

} // namespace mianguan
