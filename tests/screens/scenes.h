#pragma once

#include <QList>

namespace mianguan::test {

class Stage;

/// One state of the window and how a person gets there.
struct Scene {
    const char* name;
    void (*show)(Stage&);
};

QList<Scene> deskScenes();      ///< sessions, the desk, each reason against sitting down
QList<Scene> visitScenes();     ///< consent, fee, cards and codes, the sitter's screen
QList<Scene> sessionScenes();   ///< cameras, how a session goes and ends, what is printed
QList<Scene> listScenes();      ///< rosters, imports, fees, settings
QList<Scene> elsewhereScenes(); ///< what a hub brings to other pages, and the certificate of a purge
QList<Scene> hubScenes();       ///< how the station stands with its hub, what needs someone, enrolment

} // namespace mianguan::test
