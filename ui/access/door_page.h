#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mianguan {

class Banner;
class ProgressRow;

/// One thing asked at the door, on a card in the middle: a title, a few words, a form, the next step.
class DoorPage : public QWidget {
    Q_OBJECT
public:
    DoorPage(const char* name, QWidget* parent);

    void setWords(const QString& step, const QString& title, const QString& explanation);
    Banner* banner() const { return said; }
    QVBoxLayout* form() const { return fields; }
    QPushButton* addButton(const char* name, const char* kind); ///< primary ones at the right
    /// While the store works: the form rests, and this stands in the place of the buttons.
    void setBusy(const QString& doing, const QString& cancel = {});
    void setRest();
    bool busy() const { return isBusy; }
    void setProgress(qint64 done, qint64 total);

Q_SIGNALS:
    void cancelled();

private:
    QLabel* step;
    QLabel* title;
    QLabel* explanation;
    Banner* said;
    QWidget* middle;
    QVBoxLayout* fields;
    QWidget* foot;
    QHBoxLayout* buttons;
    ProgressRow* progress;
    QElapsedTimer since;
    QString doingWords;
    bool isBusy = false;
};

} // namespace mianguan
