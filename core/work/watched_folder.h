#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace mianguan {

/// Tells of pictures in a folder once they have stopped changing for a second: those there at the start, new
/// ones and ones that changed. Hidden files and subfolders are left out. The folder is looked at from another
/// thread, so a share that does not answer blocks nothing.
class WatchedFolder : public QObject {
    Q_OBJECT
public:
    explicit WatchedFolder(const QString& folder, QObject* parent = nullptr);
    ~WatchedFolder() override;

Q_SIGNALS:
    void arrived(const QStringList& paths);
    void vanished(); ///< the folder itself is gone (stick pulled, share lost); said once, watching goes on
    void returned(); ///< it is there again

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
