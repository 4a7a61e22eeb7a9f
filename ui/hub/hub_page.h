#pragma once

#include "core/base/result.h"
#include "core/station/hub_standing.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace mianguan {

class Banner;
class EmptyState;
class HubItemDetails;
class HubItemList;
class HubKindBar;
class HubModel;
class HubStateCard;

/// Everything between the station and its hub: how it stands, and each item that waits or needs someone,
/// with the ways to settle it.
class HubPage : public QWidget {
    Q_OBJECT
public:
    HubPage(HubModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void subjectAsked(const mianguan::Id& subject); ///< graduate or photo, to be looked at
    void settingsAsked();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeBody();
    void connectParts();
    void translate();
    void refreshItems();
    void refreshBody();
    void sayEmptiness();
    QList<HubItem> chosen() const;
    void choose(int row);
    void chooseAgain(const QList<Id>& before, const Id& last, int row);
    void showChosen();
    void settle(HubRemedy how);
    void decide(HubRemedy how, const QList<HubItem>& about);
    void tellOfMany(const Decisions& sum);
    void answered(const Result<Decisions>& answer);
    void join();

    HubModel& model;
    HubItemList* items;
    QLabel *title, *count;
    HubStateCard* state;
    Banner* banner;
    HubKindBar* kinds;
    QStackedWidget* body; ///< items or emptiness
    QListView* list;
    HubItemDetails* details;
    EmptyState* empty;
    QPushButton *firstStep, *all;
};

} // namespace mianguan
