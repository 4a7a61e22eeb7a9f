#pragma once

#include "core/people/roster_file.h"
#include "core/people/roster_mapping.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace mianguan {

/// Which column of the list holds what, a choice for each field, and the first of its values beside it.
class MappingForm : public QWidget {
    Q_OBJECT
public:
    explicit MappingForm(QWidget* parent = nullptr);

    void setTable(const RosterTable& table, const RosterMapping& mapping);
    RosterMapping mapping() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void showExample(RosterField field);

    struct Line {
        QLabel* name;
        QComboBox* column;
        QLabel* example;
    };
    QHash<RosterField, Line> lines;
    RosterTable table;
};

} // namespace mianguan
