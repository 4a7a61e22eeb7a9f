#pragma once

#include <QFrame>

#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;

namespace mianguan {

class ElidedLabel;
class Settings;
class WatchedFolder;

/// Watching one folder, for instance where a camera's program saves.
class WatchCard : public QFrame {
    Q_OBJECT
public:
    explicit WatchCard(Settings& settings, QWidget* parent = nullptr);
    ~WatchCard() override;

    void choose(); ///< asks for the folder, then watches it
    void resume(); ///< goes on where the last session stopped

Q_SIGNALS:
    void arrived(const QStringList& paths);

private:
    void watch(bool on);
    void setGone(bool is);
    void refresh();

    Settings& settings;
    std::unique_ptr<WatchedFolder> watched;
    bool gone = false;
    QCheckBox* box;
    ElidedLabel* folder;
    QLabel* state;
    QPushButton* change;
};

} // namespace mianguan
