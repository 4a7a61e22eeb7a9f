#pragma once

#include "core/work/adapter_choice.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mianguan {

class ElidedLabel;
class Settings;
class Store;
class TextBox;

/// One vendor's library: chosen, tried aside in a process of its own, recorded, remembered, put away.
class AdapterChoiceRow : public QWidget {
    Q_OBJECT
public:
    AdapterChoiceRow(AdapterUse use, Store& store, Settings& settings, QWidget* parent);

    void consider(const QString& library); ///< tries it, and keeps it when it is of the right kind

Q_SIGNALS:
    void begun(); ///< something is tried: what was told before is over
    void failed(const mianguan::Error& error);

private:
    void choose();
    void keep(const QString& library);
    void check();
    void checked(const QString& library, const Result<void>& answer);
    void translate();
    void refresh();
    QString chosen() const;

    AdapterUse use;
    Store& store;
    Settings& settings;
    QLabel *title, *help, *state;
    ElidedLabel* file;
    TextBox* words = nullptr; ///< of a card reader: what its library is told
    QPushButton *select, *remove, *attempt;
    QString asked; ///< being tried, and not yet remembered
};

} // namespace mianguan
