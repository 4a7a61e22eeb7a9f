#pragma once

#include "ui/camera/camera_source.h"

#include <QAbstractListModel>

#include <functional>

namespace mianguan {

/// Everything that pictures can come from, for a combo box: devices as they come and go, then files and
/// folders that were added.
class CameraList : public QAbstractListModel {
    Q_OBJECT
public:
    using Devices = std::function<QList<CameraSource>()>;
    explicit CameraList(QObject* parent = nullptr); ///< the machine's own
    CameraList(Devices connected, QObject* parent); ///< refresh() when they change

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const CameraSource& at(int row) const { return sources[row]; }
    int rowOf(const CameraSource& source) const; ///< -1: not there
    int add(const CameraSource& source);         ///< its row

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void appeared(const mianguan::CameraSource& source);
    void vanished(const mianguan::CameraSource& source);

private:
    Devices devices;
    QList<CameraSource> sources; ///< devices first
    int deviceCount = 0;
};

} // namespace mianguan
