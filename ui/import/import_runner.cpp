#include "ui/import/import_runner.h"

#include "core/vision/vision.h"
#include "core/work/store.h"

#include <utility>

namespace mianguan {

ImportRunner::ImportRunner(Store& target, QObject* parent)
    : QObject(parent), store(target), specification(defaultSpecificationId()) {}

ImportRunner::~ImportRunner() = default;

void ImportRunner::setSpecification(const QString& id) { specification = id; }

void ImportRunner::setVision(std::shared_ptr<Vision> loaded) {
    vision = std::move(loaded);
    if (!queued.isEmpty()) start(std::exchange(queued, {}));
}

/// An import under way keeps its specification; a new run takes the chosen one.
bool ImportRunner::prepare() {
    if (import && (import->running() || preparedFor == specification)) return true;
    auto loaded = loadSpecification(specification);
    if (!loaded) {
        Q_EMIT failed(loaded.error());
        return false;
    }
    import = std::make_unique<Import>(store, vision, *std::move(loaded));
    preparedFor = specification;
    connect(import.get(), &Import::progressed, this, &ImportRunner::progressed);
    connect(import.get(), &Import::itemDone, this, &ImportRunner::itemDone);
    connect(import.get(), &Import::finished, this, &ImportRunner::finished);
    return true;
}

void ImportRunner::start(const QStringList& paths) {
    if (paths.isEmpty()) return;
    if (!vision) {
        queued += paths;
        Q_EMIT began();
        return;
    }
    if (!prepare()) return;
    const bool more = import->running();
    import->start(paths);
    if (!more) Q_EMIT began();
}

void ImportRunner::cancel() {
    queued.clear();
    if (running())
        import->cancel();
    else
        Q_EMIT finished({}, true);
}

QStringList ImportRunner::takeWaiting() { return std::exchange(queued, {}); }

Import::Tally ImportRunner::tally() const { return import ? import->tally() : Import::Tally(); }

} // namespace mianguan
