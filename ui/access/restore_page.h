#pragma once

#include "core/base/result.h"
#include "core/ledger/backup.h"
#include "ui/access/door_page.h"

namespace mianguan {

/// A backup becomes this computer's store: choose it, look at what it holds, restore it.
class RestorePage : public DoorPage {
    Q_OBJECT
public:
    explicit RestorePage(QWidget* parent);

    void begin();
    void show(const BackupContents& contents);
    void refuse(const Error& error); ///< of looking or of restoring
    void setMayGoBack(bool may);     ///< may by begin(); not where nothing else opens the folder

Q_SIGNALS:
    void lookAsked(const QString& folder);
    void restoreAsked(const QString& folder);
    void stopAsked();
    void backAsked();

private:
    void translate();
    void chooseBackup();
    void restore();
    QString contentsText() const;

    QString folder;
    std::optional<BackupContents> held;
    QLabel* place;
    QLabel* contents;
    QPushButton* choose;
    QPushButton* back;
    QPushButton* go;
};

} // namespace mianguan
