#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace mianguan {

/// What a place says when there is nothing in it: a picture, what it is for, and the first thing to do.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, QWidget* parent = nullptr);

    void setIcon(const QString& iconName);
    void setWords(const QString& headline, const QString& explanation);
    QPushButton* addAction(const char* name, const char* kind);
    QString headline() const;

private:
    QString picture;
    QLabel* mark;
    QLabel* head;
    QLabel* body;
    QHBoxLayout* actions;
};

} // namespace mianguan
