#include "ui/camera/camera_list.h"

#include <QMediaDevices>

namespace mianguan {

CameraList::CameraList(QObject* parent) : CameraList(connectedDevices, parent) {
    auto* hotPlug = new QMediaDevices(this);
    connect(hotPlug, &QMediaDevices::videoInputsChanged, this, &CameraList::refresh);
}

CameraList::CameraList(Devices connected, QObject* parent)
    : QAbstractListModel(parent), devices(std::move(connected)) {
    refresh();
}

int CameraList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(sources.size());
}

QVariant CameraList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CameraSource& source = sources[index.row()];
    if (role == Qt::ToolTipRole && source.kind != CameraSource::Kind::Device)
        return QString::fromUtf8(source.id);
    return role == Qt::DisplayRole ? source.name : QVariant();
}

int CameraList::rowOf(const CameraSource& source) const {
    for (int row = 0; row < sources.size(); ++row)
        if (sources[row].kind == source.kind && sources[row].id == source.id) return row;
    return -1;
}

int CameraList::add(const CameraSource& source) {
    if (const int known = rowOf(source); known >= 0) return known;
    const int row = int(sources.size());
    beginInsertRows({}, row, row);
    sources += source;
    endInsertRows();
    return row;
}

/// Row by row, so that a combo box keeps its choice.
void CameraList::refresh() {
    const QList<CameraSource> now = devices();
    for (int row = deviceCount - 1; row >= 0; --row) {
        if (now.contains(sources[row])) continue;
        beginRemoveRows({}, row, row);
        const CameraSource gone = sources.takeAt(row);
        --deviceCount;
        endRemoveRows();
        Q_EMIT vanished(gone);
    }
    for (const CameraSource& device : now) {
        if (rowOf(device) >= 0) continue;
        beginInsertRows({}, deviceCount, deviceCount);
        sources.insert(deviceCount++, device);
        endInsertRows();
        Q_EMIT appeared(device);
    }
}

} // namespace mianguan
