#pragma once

#include "core/base/result.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace mianguan {

class KeyButton;

/// Reading an identity card: by the camera at a key, or on the reader, whose state is told.
class CardLine : public QWidget {
    Q_OBJECT
public:
    explicit CardLine(QWidget* parent);

    void setReading(bool reading); ///< a picture of a card or code
    void setReader(bool isChosen, const std::optional<Error>& trouble);

Q_SIGNALS:
    void asked();

private:
    void refresh();

    KeyButton* read;
    QLabel* words;
    bool reading = false, hasReader = false;
    std::optional<Error> trouble;
};

} // namespace mianguan
