#pragma once

#include "ui/safety/safety_card.h"

class QPushButton;

namespace mianguan {

class Store;

/// How the keys are kept, and where it is written down what that keeps from whom.
class KeysCard : public SafetyCard {
    Q_OBJECT
public:
    explicit KeysCard(const Store& store, QWidget* parent = nullptr);

private:
    struct Line {
        QLabel* mark;
        QLabel* words;
    };
    Line addLine(const char* name);
    static void say(const Line& line, bool good, const QString& words);
    void translate();

    const Store& store;
    Line memory;
    Line keyring;
    QPushButton* help;
};

} // namespace mianguan
