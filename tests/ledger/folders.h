#pragma once

#include <QProcess>

namespace mianguan::test {

/// With everything in it, as somebody copies it; into `to` where that is there, else under that name.
inline bool copyFolder(const QString& from, const QString& to) {
    return QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) == 0;
}

/// A file system of its own over a folder, if this user may make one.
class Mount {
public:
    Mount(const QString& folder, const QStringList& arguments) : place(folder) {
        mounted = QProcess::execute(QStringLiteral("mount"), arguments + QStringList{folder}) == 0;
    }
    ~Mount() {
        if (mounted) QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), place});
    }
    Q_DISABLE_COPY_MOVE(Mount)
    bool mounted = false;

private:
    QString place;
};

} // namespace mianguan::test
