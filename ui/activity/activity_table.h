#pragma once

#include <QTableView>

#include <optional>

class QPushButton;

namespace mianguan {

class ActivityDelegate;
class ActivityModel;

/// The table over the activity. What comes in on top moves nothing that is looked at further down; a button
/// says that it is there.
class ActivityTable : public QTableView {
    Q_OBJECT
public:
    ActivityTable(ActivityModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(int row); ///< -1: none

protected:
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void look();
    void keepPlace(int rows);
    void sayUnseen();
    void share();

    ActivityModel& activity;
    ActivityDelegate* cells;
    QPushButton* toTop;
    int unseen = 0; ///< events on top that came while further down was looked at
};

} // namespace mianguan
