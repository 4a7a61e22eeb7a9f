#pragma once

#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

namespace mianguan::test {

/// A store in which one person does everything, with a session.
class CollectingDriver {
protected:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Store> store;
    Id session;

    QString folder() const { return root->filePath(QStringLiteral("store")); }
    /// And so many graduates.
    void open(int graduates, const Session& plan = plannedSession()) {
        root = std::make_unique<QTemporaryDir>();
        store = foundStore(folder());
        letReviewOwn(*store);
        session = orDie(openSession(*store, plan));
        orDie(importRoster(*store, listOf(graduates)));
    }
    void openAgain() {
        store.reset();
        store = orDie(signIn(folder()));
    }
    void close() { store.reset(); }
};

} // namespace mianguan::test
