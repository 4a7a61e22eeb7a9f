#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace mianguan {

/// Lets files and folders be dropped anywhere on a window; shows that it would take them while they hover.
class DropPaths : public QObject {
    Q_OBJECT
public:
    explicit DropPaths(QWidget* window);
    void setEnabled(bool enabled);

Q_SIGNALS:
    void dropped(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* window;
    QWidget* veil;
};

} // namespace mianguan
