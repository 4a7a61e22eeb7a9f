#pragma once

#include <QWidget>

namespace mianguan {

class Settings;
class Store;

/// Verifying, backing up and purging the store.
class SafetyPage : public QWidget {
    Q_OBJECT
public:
    SafetyPage(Store& store, Settings& settings, QWidget* parent = nullptr);
};

} // namespace mianguan
