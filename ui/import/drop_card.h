#pragma once

#include "core/access/policy.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

/// The place to drop photos, with the buttons that do the same; smaller once something has been dropped.
class DropCard : public QFrame {
    Q_OBJECT
public:
    explicit DropCard(QWidget* parent = nullptr);
    void setCompact(bool compact);
    void setRule(ImportRule rule); ///< the school's, said where it forbids something

Q_SIGNALS:
    void filesAsked();
    void folderAsked();

private:
    void translate();
    void showHint();

    ImportRule rule = ImportRule::Anyone;
    bool small = false;
    QLabel* mark;
    QLabel* title;
    QLabel* hint;
    QPushButton* files;
    QPushButton* folder;
};

} // namespace mianguan
