#pragma once

#include "core/work/session.h"
#include "ui/widgets/sheet.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;

namespace mianguan {

class Store;
class TextBox;

/// A session's plan: for whom, where, by which specification, and what holds at its desk.
class SessionSheet : public Sheet {
    Q_OBJECT
public:
    /// `session` without an id is a new one.
    SessionSheet(Store& store, const Session& session, QWidget* parent);

Q_SIGNALS:
    void saved(const mianguan::Id& session);

private:
    void makeFields();
    QWidget* row(std::initializer_list<QWidget*> fields);
    QWidget* labelled(QLabel*& label, QWidget* field);
    void fill();
    void judge();
    void save();
    Session asked() const;
    void translate();

    Store& store;
    Session session;
    TextBox *title, *school, *batch, *place, *desk;
    QLabel *specificationLabel, *kindLabel, *deadlineLabel, *feeLabel, *amountLabel, *checkLabel,
        *consentLabel, *overrideLabel;
    QComboBox *specification, *kind, *fee, *check, *override, *consent;
    QDateEdit* deadline;
    QDoubleSpinBox* amount;
    QCheckBox* album;
};

} // namespace mianguan
