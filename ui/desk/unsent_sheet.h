#pragma once

#include "core/work/desk_run.h"
#include "ui/widgets/sheet.h"

#include <functional>

namespace mianguan {

/// What the desk is left for; Ended: the hub has ended the session, nobody can stay.
enum class Leaving { Desk, SignOut, Program, Ended };

/// Shots that nobody submitted, before the desk is left: submit, drop, or stay.
class UnsentSheet : public Sheet {
    Q_OBJECT
public:
    /// `go` is called once nothing is left to lose.
    UnsentSheet(DeskRun& run, Leaving why, std::function<void()> go, QWidget* parent);

private:
    void translate();
    void submit();

    DeskRun& run;
    const Leaving why;
    const DeskRun::Unsent unsent;
    const std::function<void()> go;
    QPushButton* drop;
};

} // namespace mianguan
