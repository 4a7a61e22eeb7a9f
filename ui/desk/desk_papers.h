#pragma once

#include "core/work/desk_run.h"
#include "ui/desk/ticket_printer.h"

#include <QWidget>

namespace mianguan {

/// What a desk gives on paper: number tickets by themselves, the report card when asked for.
class DeskPapers : public QObject {
    Q_OBJECT
public:
    DeskPapers(Store& store, Settings& settings, QWidget* desk);
    ~DeskPapers() override;

    void seated(const GraduateRow& graduate, const Session& session);
    void submitted(const Id& graduate, const Session& session);
    /// Of the shot shown, else of the photo submitted last.
    void showCard(const DeskRun& run);
    void askAboutTickets(const Session& session);

Q_SIGNALS:
    void troubled(const QString& sentence, const QString& whatToDo);

private:
    void print(const GraduateRow& graduate, const Session& session);
    TicketFacts factsOf(const QString& name, int number, const Session& session) const;
    void showCardOfPhoto(const Id& graduate);

    Store& store;
    Settings& settings;
    QWidget* desk;
    TicketPrinter printer;
    QThreadPool pool;
    Id last; ///< whose photo was submitted last
};

} // namespace mianguan
