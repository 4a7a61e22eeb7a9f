#pragma once

#include "core/work/eligibility.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

/// One reason against photographing someone, with its cure and, where there is one, the way past it.
class BarCard : public QFrame {
    Q_OBJECT
public:
    BarCard(const BarTo& bar, bool mayLift, QWidget* parent = nullptr);

Q_SIGNALS:
    void liftAsked(const QString& barId);
    void feeAsked();
    void consentAsked();
};

} // namespace mianguan
