#pragma once

#include "ui/desk/ticket_paper.h"

#include <QObject>
#include <QThreadPool>

namespace mianguan {

class Settings;

/// Where number tickets go, as it is remembered.
struct TicketSetting {
    enum class When { Never, Arrival, Submission };
    When when = When::Never;
    QString printer; ///< empty: as files into the folder
    QString folder;
    int paper = TicketPaper::rollNarrow; ///< mm

    static TicketSetting of(const Settings& settings);
    void keepIn(Settings& settings) const;
};

/// Prints tickets one after another beside the desk, which never waits for it.
class TicketPrinter : public QObject {
    Q_OBJECT
public:
    explicit TicketPrinter(QObject* parent = nullptr);
    ~TicketPrinter() override; ///< waits for those that are asked

    void print(const TicketFacts& facts, const TicketSetting& setting);

Q_SIGNALS:
    void printed(const QString& where); ///< the printer's name, or the file's path
    void troubled(const QString& sentence, const QString& whatToDo); ///< this ticket is not printed
private:
    QThreadPool pool;
};

} // namespace mianguan
