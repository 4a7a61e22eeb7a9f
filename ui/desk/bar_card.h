#pragma once

#include "core/work/eligibility.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace mianguan {

/// A reason against photographing someone, with its cure and, where there is one, the way past it.
class BarCard : public QFrame {
    Q_OBJECT
public:
    BarCard(const QString& name, const QString& sentence, const QString& cure, bool final, QWidget* parent);
    BarCard(const BarTo& bar, bool mayLift, QWidget* parent);
    QPushButton* addButton(const char* name, const QString& words);

Q_SIGNALS:
    void liftAsked(const QString& barId);
    void feeAsked();

private:
    QHBoxLayout* buttons;
};

} // namespace mianguan
