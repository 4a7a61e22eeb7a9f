#pragma once

#include "core/base/result.h"
#include "core/work/activity.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace mianguan {

class ActivityDetails;
class ActivityFilterBar;
class ActivityModel;
class ActivityTable;
class Banner;
class EmptyState;
class Settings;
class Store;

/// Who did what, when, to whom.
class ActivityPage : public QWidget {
    Q_OBJECT
public:
    ActivityPage(Store& store, Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void photoAsked(const mianguan::Id& subject); ///< to be looked at in the review

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeBody();
    void connectParts();
    void translate();
    void applyFilter();
    void showCount();
    void showRow(int row);
    bool opens(const ActivityRow& row) const;
    void openPhoto(int row);
    void chooseExport();
    void write(const QString& file);
    void showWritten(const Result<qint64>& lines, const QString& file);

    Store& store;
    ActivityModel* model;
    QTimer* renew; ///< gathers what is recorded in quick succession
    QLabel* title;
    QLabel* count;
    QPushButton* exportAll;
    Banner* banner;
    ActivityFilterBar* filters;
    QStackedWidget* body; ///< table or emptiness
    ActivityTable* table;
    ActivityDetails* details;
    EmptyState* empty;
    QPushButton* clearFilter;
    QString written; ///< the file of the last export
};

} // namespace mianguan
