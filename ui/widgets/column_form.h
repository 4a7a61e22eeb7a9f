#pragma once

#include "core/people/list_columns.h"
#include "core/people/roster_file.h"
#include "ui/base/settings.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace mianguan {

/// Which column of the list holds what, a choice for each field, and the first of its values beside it.
class ColumnForm : public QWidget {
    Q_OBJECT
public:
    using Fields = QList<ListField> (*)(); ///< in the present language
    explicit ColumnForm(Fields fields, QWidget* parent = nullptr);

    void setTable(const RosterTable& table, const ListColumns& columns);
    ListColumns columns() const;
    void retranslate();

    QWidget* inScroll(int height, QWidget* parent); ///< for a sheet, where it is long

Q_SIGNALS:
    void changed();

private:
    void showExample(const QString& field);

    struct Line {
        QLabel* name;
        QComboBox* column;
        QLabel* example;
    };
    Fields fields;
    QHash<QString, Line> lines; ///< by the fields' ids
    RosterTable table;
};

/// As a person made this school's last list of a kind.
QJsonObject rememberedColumns(const Settings& settings, const Setting<QByteArray>& kind,
                              const QString& school);
void rememberColumns(Settings& settings, const Setting<QByteArray>& kind, const QString& school,
                     const QJsonObject& columns);

} // namespace mianguan
