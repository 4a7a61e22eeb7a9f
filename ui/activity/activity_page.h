#pragma once

#include <QWidget>

namespace mianguan {

class Settings;
class Store;

/// Who did what, when, to whom.
class ActivityPage : public QWidget {
    Q_OBJECT
public:
    ActivityPage(Store& store, Settings& settings, QWidget* parent = nullptr);
};

} // namespace mianguan
