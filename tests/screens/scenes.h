#pragma once

#include <QList>

namespace mianguan::test {

class Stage;

/// One state of the window and how a person gets there.
struct Scene {
    const char* name;
    void (*show)(Stage&);
};

QList<Scene> deskScenes();
QList<Scene> hubScenes();

} // namespace mianguan::test
