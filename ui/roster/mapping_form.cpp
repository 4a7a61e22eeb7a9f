#include "ui/roster/mapping_form.h"

#include "core/base/masking.h"
#include "ui/theme/measures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>

namespace mianguan {

MappingForm::MappingForm(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(measure::normal);
    grid->setVerticalSpacing(measure::hair);
    grid->setColumnStretch(2, 1);
    for (const RosterField field : rosterFields()) {
        const Line line{makeLabel("body", this),
                        makeChoice(qPrintable(QStringLiteral("column-") + fieldId(field)), this),
                        new ElidedLabel("quiet", this)};
        line.column->setMinimumWidth(180);
        line.name->setBuddy(line.column);
        const int row = grid->rowCount();
        grid->addWidget(line.name, row, 0);
        grid->addWidget(line.column, row, 1);
        grid->addWidget(line.example, row, 2);
        lines.insert(field, line);
        connect(line.column, &QComboBox::activated, this, [this, field] {
            showExample(field);
            Q_EMIT changed();
        });
    }
    retranslate();
}

void MappingForm::retranslate() {
    for (const RosterField field : rosterFields()) {
        const Line& line = lines[field];
        line.name->setText(fieldText(field));
        line.column->setAccessibleName(fieldText(field));
        if (line.column->count() > 0) line.column->setItemText(0, tr("not in the list"));
    }
}

void MappingForm::setTable(const RosterTable& list, const RosterMapping& mapping) {
    table = list;
    for (const RosterField field : rosterFields()) {
        QComboBox* column = lines[field].column;
        column->clear();
        column->addItem(tr("not in the list"), -1);
        for (int i = 0; i < table.headers.size(); ++i)
            column->addItem(table.headers.at(i), i);
        column->setCurrentIndex(std::max(0, column->findData(mapping.columns.value(field, -1))));
        showExample(field);
    }
}

void MappingForm::showExample(RosterField field) {
    const int column = lines[field].column->currentData().toInt();
    QStringList values;
    for (const RosterTable::Row& row : table.rows.mid(0, 3))
        if (column >= 0 && column < row.cells.size()) values += maskIdentityNumbers(row.cells.at(column));
    static_cast<ElidedLabel*>(lines[field].example)->setWords(values.join(QStringLiteral(" · ")));
}

RosterMapping MappingForm::mapping() const {
    RosterMapping chosen;
    for (const RosterField field : rosterFields())
        if (const int column = lines[field].column->currentData().toInt(); column >= 0)
            chosen.columns.insert(field, column);
    return chosen;
}

} // namespace mianguan
