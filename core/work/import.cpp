#include "core/work/import.h"

#include "core/base/aside.h"
#include "core/work/pace.h"
#include "core/work/picture_job.h"
#include "core/work/picture_walk.h"
#include "core/work/store.h"

#include <QElapsedTimer>

#include <deque>
#include <map>

namespace mianguan {

namespace {

const int picturesAtATime = 2;
const int picturesHeld = 4; ///< at work, waiting for their turn and being saved: what bounds memory

/// Going on with these would fail for every photo alike.
bool stopsEverything(ErrorKind kind) {
    return kind == ErrorKind::DiskFull || kind == ErrorKind::ReadOnly || kind == ErrorKind::Corrupt;
}

} // namespace

/// Lives on the Import's thread; only doPicture and walkPictures run elsewhere.
class Import::Private {
public:
    Private(Import* import, Store& photos, Make way, const QString& specification);
    ~Private();

    void start(const QStringList& paths);
    void cancel();
    bool running() const { return walks > 0 || !waiting.empty() || held > 0; }
    Tally tally() const;

private:
    void walked(const PictureWalk& walk);
    void dispatch();
    void made(int turn, PictureJob job);
    void submitInTurn();
    void submit(PictureJob&& job);
    void submitted(Item item, const Hash& original, const Result<Id>& subject);
    void settle(const Item& item);
    void count(const Item& item);
    void finishIfDone();

    Import* q;
    Store& store;
    Make make;
    QString specificationId;
    QThreadPool pictures;
    QThreadPool walker;
    std::stop_source walking;

    std::deque<QString> waiting;
    std::map<int, PictureJob> ready; ///< by turn: made, but an earlier one is not yet
    int nextTurn = 0;                ///< of the next picture to begin
    int submitTurn = 0;              ///< of the next picture to submit
    int working = 0;                 ///< being made
    int held = 0;                    ///< begun and not settled
    int walks = 0;
    bool cancelled = false;
    QStringList afterwards; ///< asked for while a cancelled run was ending
    Tally numbers;
    Pace pace;
    QElapsedTimer clock;
};

Import::Private::Private(Import* import, Store& photos, Make way, const QString& specification)
    : q(import), store(photos), make(std::move(way)), specificationId(specification) {
    pictures.setMaxThreadCount(picturesAtATime);
    walker.setMaxThreadCount(1);
}

Import::Private::~Private() {
    walking.request_stop();
    walker.waitForDone();
    pictures.waitForDone();
}

void Import::Private::start(const QStringList& paths) {
    if (cancelled && running()) {
        afterwards += paths;
        return;
    }
    if (!running()) {
        numbers = {};
        pace = {};
        cancelled = false;
        walking = {};
        clock.start();
    }
    ++walks;
    runAside(
        walker, q, [paths, stop = walking.get_token()] { return walkPictures(paths, stop); },
        [this](const PictureWalk& walk) { walked(walk); });
}

void Import::Private::cancel() {
    if (!running()) return;
    cancelled = true;
    walking.request_stop();
    waiting.clear();
}

void Import::Private::walked(const PictureWalk& walk) {
    if (!cancelled) {
        numbers.total += int(walk.files.size() + walk.troubles.size());
        waiting.insert(waiting.end(), walk.files.begin(), walk.files.end());
        for (const auto& trouble : walk.troubles)
            count({trouble.path, Outcome::Unreadable, {}, trouble.error.sentence()});
    }
    --walks;
    dispatch();
    finishIfDone();
}

void Import::Private::dispatch() {
    while (!waiting.empty() && working < picturesAtATime && held < picturesHeld) {
        ++working;
        ++held;
        runAside(
            pictures, q,
            [this, path = waiting.front()] { return doPicture(path, store, make, specificationId); },
            [this, turn = nextTurn++](PictureJob&& job) { made(turn, std::move(job)); });
        waiting.pop_front();
    }
}

void Import::Private::made(int turn, PictureJob job) {
    --working;
    ready.emplace(turn, std::move(job));
    submitInTurn();
    dispatch();
}

void Import::Private::submitInTurn() {
    for (auto next = ready.begin(); next != ready.end() && next->first == submitTurn; next = ready.begin()) {
        ++submitTurn;
        PictureJob job = std::move(next->second);
        ready.erase(next);
        submit(std::move(job));
    }
}

void Import::Private::submit(PictureJob&& job) {
    if (!job.submission) return settle(job.item);
    store.submit(std::move(*job.submission), q,
                 [this, item = job.item, original = job.original](const Result<Id>& subject) {
                     submitted(item, original, subject);
                 });
}

void Import::Private::submitted(Item item, const Hash& original, const Result<Id>& subject) {
    if (subject) {
        item.subject = *subject;
    } else if (store.hasOriginal(original)) {
        item.outcome = Outcome::Known; // another import was quicker
    } else {
        item.outcome = Outcome::Unreadable;
        item.sentence = subject.error().sentence();
        if (stopsEverything(subject.error().kind)) cancel();
    }
    settle(item);
}

void Import::Private::settle(const Item& item) {
    count(item);
    --held; // after the signals: whoever adds paths there adds to this run
    dispatch();
    finishIfDone();
}

void Import::Private::count(const Item& item) {
    ++numbers.done;
    switch (item.outcome) {
    case Outcome::Queued:
        ++numbers.queued;
        break;
    case Outcome::Unmade:
        ++numbers.unmade;
        break;
    case Outcome::Known:
        ++numbers.known;
        break;
    case Outcome::Unreadable:
        ++numbers.unreadable;
        break;
    }
    if (item.listed && !item.subject.isNull()) ++numbers.listed;
    pace.itemDone(clock.elapsed());
    Q_EMIT q->itemDone(item);
    Q_EMIT q->progressed(tally());
}

void Import::Private::finishIfDone() {
    if (running()) return;
    numbers = tally();
    clock.invalidate();
    if (numbers.done > 0)
        store.recordImport({numbers.done, numbers.queued + numbers.unmade, numbers.listed, numbers.known,
                            numbers.unreadable},
                           nullptr, {});
    const QStringList next = std::exchange(afterwards, {});
    Q_EMIT q->finished(numbers, cancelled);
    if (!next.isEmpty()) start(next);
}

Import::Tally Import::Private::tally() const {
    if (!clock.isValid()) return numbers;
    Tally now = numbers;
    now.elapsedMs = clock.elapsed();
    now.leftMs = now.done == now.total ? 0 : pace.left(now.total - now.done);
    return now;
}

Import::Import(Store& store, std::shared_ptr<Vision> vision, const Specification& specification,
               QObject* parent)
    : Import(
          store,
          [vision = std::move(vision), specification](const Picture& picture) {
              return standardize(picture, specification, *vision, nullptr, QDate::currentDate());
          },
          specification.id, parent) {}

Import::Import(Store& store, Make make, const QString& specificationId, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store, std::move(make), specificationId)) {}

Import::~Import() = default;

void Import::start(const QStringList& paths) { d->start(paths); }
void Import::cancel() { d->cancel(); }
bool Import::running() const { return d->running(); }
Import::Tally Import::tally() const { return d->tally(); }

} // namespace mianguan
