#include "core/work/delivery.h"

#include "core/base/aside.h"
#include "core/ledger/durable_file.h"
#include "core/work/delivery_plan.h"
#include "core/work/manifest.h"
#include "core/work/store.h"

#include <QCoreApplication>
#include <QFile>

namespace mianguan {

namespace {

Fail namesCollide(const QStringList& names, const QString& folder) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate(
                    "Delivery", "%n file name(s) would stand twice, so nothing was written; the first is %1",
                    nullptr, int(names.size()))
                    .arg(names.first()),
                folder,
                QCoreApplication::translate("Delivery",
                                            "Add {number} to the name pattern, or choose an empty folder."));
}

Fail appeared(const QString& path) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Delivery", "Another file of that name has appeared"), path,
                QCoreApplication::translate(
                    "Delivery", "Move it away, then start again: the delivery goes on with the rest."));
}

/// What was handed over, and whether this run wrote its file.
struct Handed {
    Id verdict;
    bool written = false;
};

Result<Handed> writePortrait(const Store& store, const Parcel& parcel, const QString& path) {
    const Result<PhotoDetail> photo = store.photo(parcel.subject);
    if (!photo) return Fail(photo.error());
    if (QFile::exists(path)) {
        if (isDelivered(path, photo->portrait)) return Handed{photo->verdict, false};
        return appeared(path);
    }
    const Result<QByteArray> jpeg = store.blob(parcel.subject, photo->portrait);
    if (!jpeg) return Fail(jpeg.error());
    return replaceFileDurably(store.disk(), path, *jpeg).map([&] { return Handed{photo->verdict, true}; });
}

} // namespace

/// Lives on the Delivery's thread; files are read and written on the pool, one after another.
struct Delivery::Private {
    Delivery* q;
    Store& store;
    QThreadPool pool;
    Request request;
    DeliveryPlan plan;
    qsizetype next = 0;
    int written = 0;
    bool active = false;
    bool cancelled = false;

    Private(Delivery* delivery, Store& photos) : q(delivery), store(photos) { pool.setMaxThreadCount(1); }
    ~Private() { pool.waitForDone(); }

    QString pathOf(const Parcel& parcel) const { return plan.folder + QLatin1Char('/') + parcel.name; }
    void start(const Request& asked);
    Result<DeliveryPlan> prepare() const;
    void planned(const Result<DeliveryPlan>& made);
    void deliverNext();
    void record(const Parcel& parcel, const Handed& handed);
    void recorded(const Parcel& parcel, bool wroteFile, const Result<Id>& event);
    void conclude(const std::optional<Error>& error);
};

void Delivery::Private::start(const Request& asked) {
    if (active) return;
    active = true;
    cancelled = false;
    request = asked;
    next = 0;
    written = 0;
    runAside(
        pool, q, [this] { return prepare(); }, [this](const Result<DeliveryPlan>& plan) { planned(plan); });
}

/// Runs on the pool.
Result<DeliveryPlan> Delivery::Private::prepare() const {
    Result<DeliveryPlan> plan = planDelivery(store, request);
    if (!plan) return plan;
    if (!plan->collisions.isEmpty()) return namesCollide(plan->collisions, plan->folder);
    return makeFolderDurably(store.disk(), plan->folder).map([&] { return *plan; });
}

void Delivery::Private::planned(const Result<DeliveryPlan>& made) {
    plan = made.value_or(DeliveryPlan());
    if (!made) return conclude(made.error());
    Q_EMIT q->progressed(0, int(plan.parcels.size()));
    deliverNext();
}

void Delivery::Private::deliverNext() {
    if (cancelled || next == plan.parcels.size()) return conclude({});
    const Parcel parcel = plan.parcels[next];
    runAside(
        pool, q, [this, parcel] { return writePortrait(store, parcel, pathOf(parcel)); },
        [this, parcel](const Result<Handed>& handed) {
            if (!handed) return conclude(handed.error());
            record(parcel, *handed);
        });
}

void Delivery::Private::record(const Parcel& parcel, const Handed& handed) {
    store.recordHandover(
        parcel.subject, handed.verdict, plan.folder, parcel.name, q,
        [this, parcel, wrote = handed.written](const Result<Id>& event) { recorded(parcel, wrote, event); });
}

/// A verdict undone since the plan takes its photo out of the delivery; anything else ends it.
void Delivery::Private::recorded(const Parcel& parcel, bool wroteFile, const Result<Id>& event) {
    const bool refused = !event && event.error().kind == ErrorKind::Refused;
    if (!event && !refused) return conclude(event.error());
    if (refused && wroteFile) store.disk().removeFile(QFile::encodeName(pathOf(parcel)));
    if (event) ++written;
    ++next;
    Q_EMIT q->progressed(int(next), int(plan.parcels.size()));
    deliverNext();
}

void Delivery::Private::conclude(const std::optional<Error>& error) {
    runAside(
        pool, q,
        [this, error, stopped = cancelled && next < plan.parcels.size(),
         count = written]() -> Result<Report> {
            Result<QString> manifest = count > 0 ? writeManifest(store, plan.folder) : QString();
            if (error) return Fail(*error);
            if (!manifest) return Fail(manifest.error());
            if (!stopped) return Report{count, plan.left, *manifest};
            return fail(ErrorKind::Cancelled,
                        QCoreApplication::translate("Delivery", "The delivery was stopped after %n photo(s)",
                                                    nullptr, count),
                        plan.folder,
                        QCoreApplication::translate("Delivery", "Start it again: it goes on with the rest."));
        },
        [this](const Result<Report>& report) {
            active = false;
            Q_EMIT q->finished(report);
        });
}

Delivery::Delivery(Store& store, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store)) {}

Delivery::~Delivery() = default;

Result<Delivery::Plan> Delivery::plan(const Request& request) const {
    const Result<DeliveryPlan> made = planDelivery(d->store, request);
    if (!made) return Fail(made.error());
    Plan plan;
    for (const Parcel& parcel : made->parcels)
        plan.names += parcel.name;
    plan.collisions = made->collisions;
    plan.left = made->left;
    return plan;
}

void Delivery::start(const Request& request) { d->start(request); }
void Delivery::cancel() { d->cancelled = true; }
bool Delivery::running() const { return d->active; }

} // namespace mianguan
