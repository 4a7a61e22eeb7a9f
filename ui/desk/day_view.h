#pragma once

#include "core/base/id.h"

#include <QThreadPool>
#include <QWidget>

class QTableView;
class QTimer;

namespace mianguan {

class DayTable;
class Store;

/// All sessions that are open or were used today, for whoever looks after several desks.
class DayView : public QWidget {
    Q_OBJECT
public:
    explicit DayView(Store& store, QWidget* parent = nullptr);
    ~DayView() override;

Q_SIGNALS:
    void chosen(const mianguan::Id& session);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();

    Store& store;
    QThreadPool pool;
    QTimer* soon;
    DayTable* model;
    QTableView* table;
    int asked = 0;
};

} // namespace mianguan
