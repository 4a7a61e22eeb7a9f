#pragma once

#include "ui/theme/status_marks.h"

#include <QFrame>
#include <QImage>

class QLabel;
class QPushButton;

namespace mianguan {

/// Two pictures side by side and what their faces say of each other, in a shape, a word and a sentence.
class FaceRow : public QFrame {
    Q_OBJECT
public:
    enum class Leads { Nowhere, Elsewhere }; ///< with a button or without
    FaceRow(const char* name, Leads leads, QWidget* parent);

    void setPictures(const QImage& left, const QImage& right);
    void setWords(const Mark& mark, const QString& title, const QString& explanation);
    QPushButton* button() const { return go; } ///< null when it leads nowhere

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage pictures[2];
    QWidget* places[2];
    QLabel* sign;
    QLabel* title;
    QLabel* explanation;
    QPushButton* go = nullptr;
    Mark mark;
};

} // namespace mianguan
