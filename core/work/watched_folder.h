#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace mianguan {

/// Tells of new pictures in a folder once their size has stopped changing for a second.
class WatchedFolder : public QObject {
    Q_OBJECT
public:
    explicit WatchedFolder(const QString& folder, QObject* parent = nullptr);
    ~WatchedFolder() override;

Q_SIGNALS:
    void arrived(const QStringList& paths);
    void vanished(); ///< the folder itself is gone (stick pulled, share lost); said once, watching goes on

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
