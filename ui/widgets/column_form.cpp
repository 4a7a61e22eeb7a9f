#include "ui/widgets/column_form.h"

#include "core/base/masking.h"
#include "ui/theme/measures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>
#include <QJsonDocument>
#include <QScrollArea>

namespace mianguan {

ColumnForm::ColumnForm(Fields known, QWidget* parent) : QWidget(parent), fields(known) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(measure::normal);
    grid->setVerticalSpacing(measure::hair);
    grid->setColumnStretch(2, 1);
    for (const ListField& field : fields()) {
        const Line line{makeLabel("body", this),
                        makeChoice(qPrintable(QStringLiteral("column-") + field.id), this),
                        new ElidedLabel("quiet", this)};
        line.column->setMinimumWidth(180);
        line.name->setBuddy(line.column);
        const int row = grid->rowCount();
        grid->addWidget(line.name, row, 0);
        grid->addWidget(line.column, row, 1);
        grid->addWidget(line.example, row, 2);
        lines.insert(field.id, line);
        connect(line.column, &QComboBox::activated, this, [this, field = field.id] {
            showExample(field);
            Q_EMIT changed();
        });
    }
    retranslate();
}

void ColumnForm::retranslate() {
    for (const ListField& field : fields()) {
        const Line& line = lines[field.id];
        line.name->setText(field.text);
        line.column->setAccessibleName(field.text);
        if (line.column->count() > 0) line.column->setItemText(0, tr("not in the list"));
    }
}

void ColumnForm::setTable(const RosterTable& list, const ListColumns& chosen) {
    table = list;
    for (const QString& field : lines.keys()) {
        QComboBox* column = lines[field].column;
        column->clear();
        column->addItem(tr("not in the list"), -1);
        for (int i = 0; i < table.headers.size(); ++i)
            column->addItem(table.headers.at(i), i);
        column->setCurrentIndex(std::max(0, column->findData(chosen.value(field, -1))));
        showExample(field);
    }
}

void ColumnForm::showExample(const QString& field) {
    const int column = lines[field].column->currentData().toInt();
    QStringList values;
    for (const RosterTable::Row& row : table.rows.mid(0, 3))
        if (column >= 0 && column < row.cells.size()) values += maskIdentityNumbers(row.cells.at(column));
    static_cast<ElidedLabel*>(lines[field].example)->setWords(values.join(QStringLiteral(" · ")));
}

ListColumns ColumnForm::columns() const {
    ListColumns chosen;
    for (auto line = lines.begin(); line != lines.end(); ++line)
        if (const int column = line->column->currentData().toInt(); column >= 0)
            chosen.insert(line.key(), column);
    return chosen;
}

QWidget* ColumnForm::inScroll(int height, QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    scroll->setWidget(this);
    scroll->setWidgetResizable(true);
    scroll->setFixedHeight(height);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QJsonObject rememberedColumns(const Settings& settings, const Setting<QByteArray>& kind,
                              const QString& school) {
    return QJsonDocument::fromJson(settings.get(kind)).object().value(school).toObject();
}

void rememberColumns(Settings& settings, const Setting<QByteArray>& kind, const QString& school,
                     const QJsonObject& columns) {
    QJsonObject bySchool = QJsonDocument::fromJson(settings.get(kind)).object();
    bySchool.insert(school, columns);
    settings.set(kind, QJsonDocument(bySchool).toJson(QJsonDocument::Compact));
}

} // namespace mianguan
