#include "ui/find/find_search.h"

#include "core/base/aside.h"
#include "core/work/store.h"

namespace mianguan {

FindSearch::FindSearch(const Store& source, QObject* parent) : QObject(parent), store(source) {
    pool.setMaxThreadCount(1);
}

FindSearch::~FindSearch() { pool.waitForDone(); }

void FindSearch::search(const QString& text) {
    ++asked;
    wanted.reset();
    if (text.isEmpty()) {
        Q_EMIT found({});
        return;
    }
    wanted = text;
    if (!running) run();
}

void FindSearch::run() {
    running = true;
    const QString text = *std::exchange(wanted, {});
    runAside(
        pool, this, [this, text] { return store.find(text, most); },
        [this, question = asked](const QList<PhotoRow>& photos) {
            running = false;
            if (wanted)
                run();
            else if (question == asked)
                Q_EMIT found(photos);
        });
}

} // namespace mianguan
