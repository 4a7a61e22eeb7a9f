#pragma once

#include "core/station/hub_standing.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace mianguan {

/// One item whole: what, who, when, why, what to do, and a button for each way to settle it.
class HubItemDetails : public QFrame {
    Q_OBJECT
public:
    explicit HubItemDetails(QWidget* parent = nullptr);

    void show(const HubItem& item);
    void clear();
    void setBusy(bool busy); ///< an answer is awaited

Q_SIGNALS:
    void chosen(mianguan::HubRemedy remedy);

private:
    struct Fact {
        QLabel *title, *words;
    };
    Fact addFact(const char* name);
    void tell(const Fact& fact, const QString& title, const QString& words);
    void fill();
    void fillButtons();
    void count();

    std::optional<HubItem> shown;
    bool busy = false;
    QLabel* hint;
    QWidget* facts;
    QScrollArea* scroll;
    QVBoxLayout* inside;
    QLabel *mark, *kind, *what, *why, *remedy, *tries;
    Fact whom, who, when, meaning, code;
    QWidget* buttons;
    QGridLayout* places;
    QTimer* tick;
};

} // namespace mianguan
