#pragma once

#include "core/spec/specification.h"
#include "core/work/desk_run.h"

namespace mianguan {

class ConsentDesk;
class DeskCamera;
class ResultPanel;
class SitterWindow;

/// The sitter's screen of a desk: opened and closed at a key, it shows what the step wants the sitter to see.
class SitterDesk : public QObject {
    Q_OBJECT
public:
    SitterDesk(DeskCamera& camera, ConsentDesk* consent, ResultPanel* result, QObject* parent);
    ~SitterDesk() override;

    void begin(DeskRun* run, const Specification& specification);
    void end();
    void toggle();
    void refresh(); ///< the run went a step

private:
    void connectCamera();
    void found();
    void shown();

    DeskCamera& camera;
    ConsentDesk* consent;
    ResultPanel* result;
    DeskRun* run = nullptr;
    Specification specification;
    std::unique_ptr<SitterWindow> window;
};

} // namespace mianguan
