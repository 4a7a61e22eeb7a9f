#pragma once

#include "core/work/graduate.h"

#include <QPushButton>

#include <functional>

class QAction;

namespace mianguan {

class Settings;
class Store;
struct Error;

/// What the roster shows at the moment.
struct RosterChoice {
    std::optional<Batch> batch;
    std::optional<QString> className;
    QList<GraduateRow> selected;
};
using AskChoice = std::function<RosterChoice()>;

/// A button whose menu is about whatever the roster shows.
class RosterMenu : public QPushButton {
    Q_OBJECT
public:
    RosterMenu(const char* name, AskChoice choice, QWidget* parent);

Q_SIGNALS:
    void told(const QString& headline);
    void failed(const mianguan::Error& error);

protected:
    QAction* add(const char* name, std::function<void()> act);
    virtual void judge(const RosterChoice& choice) = 0; ///< before it opens

    AskChoice choice;
};

/// Fees: settled for those selected, taken from a list, closed for the day.
class FeeMenu : public RosterMenu {
    Q_OBJECT
public:
    FeeMenu(Store& store, Settings& settings, AskChoice choice, QWidget* parent);

private:
    void judge(const RosterChoice& choice) override;
    void settle();
    void import();

    Store& store;
    Settings& settings;
    QAction *one, *list, *closing;
};

/// Consent: forms to print, and a withdrawal.
class ConsentMenu : public RosterMenu {
    Q_OBJECT
public:
    ConsentMenu(Store& store, AskChoice choice, QWidget* parent);

private:
    void judge(const RosterChoice& choice) override;
    void print(bool ofClass);
    void withdraw();

    Store& store;
    QAction *blank, *ofClass, *withdrawal;
};

} // namespace mianguan
