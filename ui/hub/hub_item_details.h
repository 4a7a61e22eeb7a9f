#pragma once

#include "core/station/hub_standing.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace mianguan {

/// One item whole: what, who, when, why, what to do, and a button for each way to settle it. Of several the
/// same in short.
class HubItemDetails : public QFrame {
    Q_OBJECT
public:
    explicit HubItemDetails(QWidget* parent = nullptr);

    void show(const QList<HubItem>& items);
    void setBusy(bool busy); ///< an answer is awaited

Q_SIGNALS:
    void chosen(mianguan::HubRemedy remedy);

private:
    struct Fact {
        QLabel *title, *words;
    };
    Fact addFact(const char* name);
    static void tell(QLabel* label, const QString& words);
    static void tell(const Fact& fact, const QString& title, const QString& words);
    void fill();
    void fillOne(const HubItem& item);
    void fillMany();
    void fillButtons();
    void count();

    QList<HubItem> shown;
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
