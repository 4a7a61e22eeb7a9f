#pragma once

#include "core/work/purge.h"

#include <QThreadPool>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace mianguan {

class PhotoChoice;
class ReasonChoice;
class Store;

/// What is to be purged and why; what that means; and the number typed, so that nobody does it by the way.
class PurgeForm : public QWidget {
    Q_OBJECT
public:
    explicit PurgeForm(Store& store, QWidget* parent = nullptr);
    ~PurgeForm() override;

    void clear();

Q_SIGNALS:
    void purgeAsked(const mianguan::PurgeRequest& request, qint64 photos);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Counts {
        qint64 all = 0;
        qint64 waiting = 0; ///< photos of the batch that were not delivered
        int othersFees = 0; ///< graduates whose fees another desk has not closed
    };
    QWidget* makeScopes();
    QWidget* makeBatch();
    void fillBatches();
    bool ofBatch() const;
    QString countWords(int number) const;
    QWidget* makeMeaning();
    QWidget* makeConfirmation();
    void translate();
    void chooseScope();
    void chooseAnew();
    void count();
    void take(const Counts& found);
    void showCount();
    void judge();
    PurgeRequest request() const;

    Store& store;
    QTimer* recount;
    QLabel* whichLabel;
    QButtonGroup* scopes;
    QDateEdit* before;
    PhotoChoice* one;
    QList<Batch> batches;
    QComboBox* batch;
    QCheckBox *undelivered, *othersFees;
    QLabel* number;
    QLabel* whyLabel;
    ReasonChoice* why;
    QList<QLabel*> meaning; ///< a sentence each
    QLabel* confirmLabel;
    QLineEdit* confirm;
    QPushButton* purge;
    std::optional<Counts> counted; ///< of this choice; none until it was counted
    bool counting = false;
    int asked = 0; ///< the latest question for a number; older answers are dropped
    QThreadPool counter;
};

} // namespace mianguan
