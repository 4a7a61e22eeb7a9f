#pragma once

#include "core/work/desk_run.h"

#include <QPointer>

namespace mianguan {

class ConsentLine;
class SitterWindow;

/// How the graduate at the desk is shown the notice, and what was said to it until it is recorded.
class ConsentDesk : public QObject {
    Q_OBJECT
public:
    ConsentDesk(ConsentLine* line, QWidget* page);

    void setRun(DeskRun* run);
    void setSitter(SitterWindow* window); ///< may be nullptr
    void refresh();
    DeskRun::Seating with(DeskRun::Seating seating) const; ///< what was said added
    bool isAsked() const;                                  ///< of the sitter, now
    void showWhole();                                      ///< at the operator's desk
    void askToSign(); ///< on the sitter's screen, or here when there is none

Q_SIGNALS:
    void said();       ///< what the operator waits for: seat again
    void agreedAnew(); ///< after a refusal or a withdrawal
    void changed();

private:
    void agreed(const QByteArray& signature, bool onScreen);
    void askRefusal();
    bool isBarred() const;

    ConsentLine* line;
    QWidget* page;
    DeskRun* run = nullptr;
    QPointer<SitterWindow> sitter;
    Id whose; ///< of whom the rest is told
    std::optional<ConsentWay> way;
    QByteArray signature;
    bool waiting = false; ///< the operator has asked to seat
};

} // namespace mianguan
