#pragma once

#include "core/work/import.h"

#include <QFrame>

class QLabel;
class QListView;
class QPushButton;

namespace mianguan {

class ProblemList;

/// The list of what could not be taken, with the ways on: try again, copy, clear. Hidden while empty.
class ProblemCard : public QFrame {
    Q_OBJECT
public:
    explicit ProblemCard(QWidget* parent = nullptr);
    void add(const Import::Item& item);

Q_SIGNALS:
    void retryAsked(const QStringList& paths);

private:
    void refresh();

    ProblemList* problems;
    QLabel* title;
    QListView* list;
    QPushButton* retry;
    QPushButton* copy;
    QPushButton* clear;
};

} // namespace mianguan
