#pragma once

#include <QWidget>

namespace mianguan {

class Settings;
class Store;

/// Who may sign in here and what each may do.
class PeoplePage : public QWidget {
    Q_OBJECT
public:
    PeoplePage(Store& store, Settings& settings, QWidget* parent = nullptr);
};

} // namespace mianguan
