#pragma once

#include "core/work/fee.h"
#include "ui/widgets/sheet.h"

#include <optional>

class QDoubleSpinBox;
class QButtonGroup;
class QGridLayout;

namespace mianguan {

class Store;
class TextBox;

/// How the fee of one or several graduates is settled: a number key says how, Enter keeps it. Accepted once
/// it is recorded.
class FeeSheet : public Sheet {
    Q_OBJECT
public:
    enum class At { Desk, Roster }; ///< a fee is opened again in the roster only

    /// `cents` (分) each.
    FeeSheet(Store& store, const QList<Id>& graduates, int cents, At place, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Choice {
        FeeState state;
        QString method;
    };
    static QString wordsOf(const Choice& choice);
    void addChoices(QGridLayout* grid, At place);
    void choose(int index);
    void translate();
    void save();

    Store& store;
    QList<Id> graduates;
    QList<Choice> choices;
    QButtonGroup* group;
    QLabel* amountLabel;
    QDoubleSpinBox* amount;
    TextBox* receipt;
};

} // namespace mianguan
