#pragma once

#include "core/work/purge.h"
#include "ui/safety/safety_card.h"

#include <QThreadPool>

class QListView;
class QPushButton;
class QStringListModel;

namespace mianguan {

class PurgeForm;
class Store;

/// Destroying what need not be kept any longer, with a certificate; earlier certificates can be printed
/// again.
class PurgeCard : public SafetyCard {
    Q_OBJECT
public:
    explicit PurgeCard(Store& store, QWidget* parent = nullptr);
    ~PurgeCard() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeEarlier();
    void translate();
    void askForEarlier();
    void showEarlier();
    void setOpen(bool open);
    void start(const PurgeRequest& request, qint64 photos);
    void finish(const Result<PurgeCertificate>& certificate);
    void showCertificate(const PurgeCertificate& certificate);

    Store& store;
    QPushButton* begin;
    PurgeForm* form;
    QWidget* earlier;
    QLabel* earlierTitle;
    QListView* list;
    QStringListModel* lines;
    QPushButton* certify;
    QList<PurgeCertificate> certificates;
    QThreadPool reader;
};

} // namespace mianguan
