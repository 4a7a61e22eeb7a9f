#include "ui/desk/sitter_desk.h"

#include "ui/desk/consent_desk.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/result_panel.h"
#include "ui/desk/sitter_window.h"

namespace mianguan {

SitterDesk::SitterDesk(DeskCamera& desk, ConsentDesk* notice, ResultPanel* panel, QObject* parent)
    : QObject(parent), camera(desk), consent(notice), result(panel) {
    connectCamera();
}

SitterDesk::~SitterDesk() = default;

void SitterDesk::connectCamera() {
    connect(&camera, &DeskCamera::pictured, this, [this](const PreviewPicture& picture) {
        if (window) window->setPicture(picture);
    });
    connect(&camera, &DeskCamera::guided, this, [this](const GuideFrame& frame) {
        if (window) window->setGuide(frame);
    });
    connect(&camera, &DeskCamera::troubled, this, [this](const QString& sentence) {
        if (window) window->setTrouble(sentence);
    });
}

void SitterDesk::begin(DeskRun* next, const Specification& spec) {
    run = next;
    specification = spec;
}

void SitterDesk::end() {
    window.reset();
    run = nullptr;
}

void SitterDesk::toggle() {
    if (window) return window.reset();
    if (!run) return;
    window = std::make_unique<SitterWindow>(specification);
    connect(window.get(), &SitterWindow::closed, this, [this] { window.release()->deleteLater(); });
    consent->setSitter(window.get());
    refresh();
    window->open();
}

void SitterDesk::refresh() {
    if (!window || !run) return;
    switch (run->step()) {
    case DeskRun::Step::Calling:
        return window->showWords(tr("Please wait to be called"));
    case DeskRun::Step::Found:
        return found();
    case DeskRun::Step::Seated:
        return window->showLive();
    case DeskRun::Step::Shown:
        return shown();
    }
}

void SitterDesk::found() {
    const GraduateRow& row = run->graduate()->row;
    if (consent->isAsked())
        return window->showConsent(row.subject, run->notice(), run->session().policy.consent);
    window->showWords(tr("%1, please sit down").arg(row.name));
}

void SitterDesk::shown() {
    if (result->photo().isNull()) return window->showLive();
    window->showPhoto(result->photo(), run->graduate()->row.name);
}

} // namespace mianguan
