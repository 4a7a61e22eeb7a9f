#pragma once

#include "core/work/session_report.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class Store;

/// The end of a session: how it went and what is still open, then it is closed, which cannot be undone.
class EndSheet : public Sheet {
    Q_OBJECT
public:
    EndSheet(Store& store, const SessionReport& report, QWidget* parent);

Q_SIGNALS:
    void ended(const mianguan::Id& session);

private:
    void translate();
    void end();
    QStringList openWords() const;

    Store& store;
    const SessionReport report;
    QLabel *tally, *still;
};

} // namespace mianguan
