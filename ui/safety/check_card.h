#pragma once

#include "core/ledger/verification.h"
#include "ui/safety/safety_card.h"

#include <stop_token>

class QPushButton;

namespace mianguan {

class SentenceList;
class Store;

/// Reads everything again and says what is not as it was written. How the last check ended is remembered as
/// long as the program runs, also over a lock.
class CheckCard : public SafetyCard {
    Q_OBJECT
public:
    explicit CheckCard(Store& store, QWidget* parent = nullptr);
    ~CheckCard() override;
    void cancel() override;

private:
    void translate();
    void start();
    void tell(qint64 done, qint64 total);
    void finish(const Result<Verification>& found);
    void showLast();

    Store& store;
    std::stop_source stop;
    QPushButton* check;
    SentenceList* problems;
};

} // namespace mianguan
