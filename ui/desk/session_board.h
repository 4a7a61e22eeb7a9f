#pragma once

#include "core/work/session.h"

#include <QWidget>

namespace mianguan {

/// How a session goes: done and left, the rate, first-pass yield, and what is wrong most often now, so that
/// the lamp gets moved.
class SessionBoard : public QWidget {
    Q_OBJECT
public:
    explicit SessionBoard(QWidget* parent = nullptr);

    void show(const SessionTally& tally, const QList<FaultCount>& faults);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList figures() const;

    SessionTally tally;
    QList<FaultCount> faults; ///< commonest first
};

} // namespace mianguan
