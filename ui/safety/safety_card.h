#pragma once

#include "ui/safety/rate.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace mianguan {

class Banner;
class ProgressRow;

/// One of the page's cards: what it is for, what can be done, the run under way, how the last one ended.
class SafetyCard : public QFrame {
    Q_OBJECT
public:
    virtual void cancel() {} ///< what runs, where it may be stopped

Q_SIGNALS:
    void said(const QString& words); ///< what runs; empty when nothing does
    void grew();                     ///< a form opened, or a run ended with something to say

protected:
    void resizeEvent(QResizeEvent* event) override;

    SafetyCard(const char* name, const QString& iconName, QWidget* parent);

    void setWords(const QString& title, const QString& explanation);
    QVBoxLayout* body() const { return middle; }
    Banner* result() const { return banner; }

    void beginRun(const QString& words);
    void tellRun(const QString& words, const QString& detail, qint64 done, qint64 total);
    void endRun();
    bool running() const;
    ProgressRow* progress() const { return row; }
    Rate rate;

private:
    QLabel* headline;
    QLabel* purpose;
    QVBoxLayout* middle;
    ProgressRow* row;
    Banner* banner;
};

} // namespace mianguan
