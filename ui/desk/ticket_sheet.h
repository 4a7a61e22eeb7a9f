#pragma once

#include "ui/desk/ticket_printer.h"
#include "ui/widgets/sheet.h"

#include <QThreadPool>

class QComboBox;

namespace mianguan {

/// Whether, when, on what and where number tickets are printed at this desk.
class TicketSheet : public Sheet {
    Q_OBJECT
public:
    TicketSheet(Settings& settings, const TicketFacts& sample, QWidget* parent);
    ~TicketSheet() override;

Q_SIGNALS:
    void changed();

private:
    void translate();
    void listPrinters(const QStringList& names);
    void chooseFolder();
    void judge();
    void test();
    TicketSetting chosen() const;

    Settings& settings;
    const TicketFacts sample;
    QThreadPool pool;
    TicketPrinter printer;
    QString folder;
    QLabel *whenLabel, *whereLabel, *paperLabel, *said;
    QComboBox *when, *where, *paper;
    QPushButton *choose, *tryIt;
};

} // namespace mianguan
