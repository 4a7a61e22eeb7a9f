#pragma once

#include <QDate>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace mianguan {

/// Whole days, by this machine's clock and zone; 0 where there is no end.
struct Period {
    qint64 fromMs = 0;  ///< UTC, inclusive
    qint64 untilMs = 0; ///< UTC, exclusive
};

/// From when until when: the usual answers as a choice, any two days beside it.
class PeriodChoice : public QWidget {
    Q_OBJECT
public:
    explicit PeriodChoice(QWidget* parent = nullptr);

    Period period() const;
    bool isEverything() const;
    void clear();

Q_SIGNALS:
    void changed();

private:
    void translate();
    void chosen();
    QDateEdit* makeDay(const char* name);

    QComboBox* usual;
    QDateEdit* from;
    QLabel* dash;
    QDateEdit* until;
};

} // namespace mianguan
