#pragma once

#include "core/work/consent.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace mianguan {

class DeskRun;
class KeyButton;

/// What the operator sees of consent before someone sits down: one line, and the key to the whole notice.
class ConsentLine : public QWidget {
    Q_OBJECT
public:
    explicit ConsentLine(QWidget* parent = nullptr);

    /// `said`: how the graduate agreed on the sitter's screen, not recorded yet.
    void tell(const DeskRun& run, std::optional<ConsentWay> said);

Q_SIGNALS:
    void wholeAsked();

private:
    QLabel* words;
    KeyButton* whole;
};

} // namespace mianguan
