#pragma once

#include "core/work/activity.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace mianguan {

class EmptyState;

/// One event whole: who, when, to whom, and how it can be proved.
class ActivityDetails : public QFrame {
    Q_OBJECT
public:
    explicit ActivityDetails(QWidget* parent = nullptr);

    void show(const ActivityRow& row, bool photoCanBeOpened);
    void clear();

Q_SIGNALS:
    void photoAsked();

private:
    QLabel* addFact(const char* name);
    void fill();

    struct Fact {
        QLabel* title;
        QLabel* words;
    };
    std::optional<ActivityRow> shown;
    bool openable = false;
    QWidget* facts;
    QLabel* hint;
    QLabel* mark;
    QLabel* sentence;
    QLabel* signature;
    QList<Fact> rows;
    QPushButton* open;
};

} // namespace mianguan
