#include "core/work/store.h"

#include "core/work/photo_book.h"
#include "core/work/reply.h"

#include <QThread>
#include <QThreadPool>

namespace mianguan {

struct Store::Private {
    QString folder;
    bool practice = false;
    QThread writer;
    QObject* desk = nullptr; ///< lives in the writer's thread; commands are posted to it
    std::unique_ptr<PhotoBook> book;
    std::stop_source closing;
    QThreadPool checks;

    Private();
    ~Private();
    template <class Work>
    void post(Work work) {
        QMetaObject::invokeMethod(desk, std::move(work), Qt::QueuedConnection);
    }
    template <class Work>
    void command(Store* store, QObject* context, Answer<Id> done, const Id& subject, Work work);
    void show(Store* store, const Id& subject, bool added);
};

Store::Private::Private() : desk(new QObject) {
    checks.setMaxThreadCount(1);
    writer.setObjectName(QStringLiteral("ledger writer"));
    desk->moveToThread(&writer);
    writer.start();
}

/// What was asked before is still done: the end of the thread queues behind it.
Store::Private::~Private() {
    closing.request_stop();
    checks.waitForDone();
    post([this] {
        book.reset();
        delete desk;
        QThread::currentThread()->quit();
    });
    writer.wait();
}

void Store::Private::show(Store* store, const Id& subject, bool added) {
    const std::optional<Standing> standing = book->photos().standing(subject);
    if (!standing) return;
    QMetaObject::invokeMethod(
        store,
        [store, added, row = standing->row] {
            if (added)
                Q_EMIT store->photoAdded(row);
            else
                Q_EMIT store->photoChanged(row);
            Q_EMIT store->countsChanged();
        },
        Qt::QueuedConnection);
}

template <class Work>
void Store::Private::command(Store* store, QObject* context, Answer<Id> done, const Id& subject, Work work) {
    auto reply = std::make_shared<Reply<Id>>(context ? context : store, std::move(done));
    post([this, store, subject, reply, work = std::move(work)] {
        Result<Id> answer = work(*book);
        if (answer) show(store, subject.isNull() ? *answer : subject, subject.isNull());
        reply->send(std::move(answer));
    });
}

Store::Store() : d(std::make_unique<Private>()) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString& folder, Options options) {
    std::unique_ptr<Store> store(new Store);
    store->d->folder = folder;
    store->d->practice = options.practice;
    Result<void> opened;
    QMetaObject::invokeMethod(
        store->d->desk,
        [&] {
            auto book = PhotoBook::open(folder, options.practice);
            if (book)
                store->d->book = std::move(*book);
            else
                opened = Fail(book.error());
        },
        Qt::BlockingQueuedConnection);
    if (!opened) return Fail(opened.error());
    return store;
}

bool Store::practice() const { return d->practice; }
QString Store::folder() const { return d->folder; }
QList<PhotoRow> Store::photos() const { return d->book->photos().rows(); }
PhotoCounts Store::counts() const { return d->book->photos().counts(); }
Result<PhotoDetail> Store::photo(const Id& subject) const { return d->book->photo(subject); }
Result<QByteArray> Store::blob(const Id& subject, const Hash& hash) const {
    return d->book->blob(subject, hash);
}
bool Store::hasOriginal(const Hash& original) const { return d->book->photos().holdsOriginal(original); }
QList<Handover> Store::handovers(const QString& target) const { return d->book->photos().handovers(target); }

void Store::submit(Submission submission, QObject* context, Answer<Id> done) {
    auto arrived = std::make_shared<const Submission>(std::move(submission));
    d->command(this, context, std::move(done), {},
               [arrived](PhotoBook& book) { return book.submit(*arrived); });
}

void Store::approve(const Id& subject, const Id& submission, QObject* context, Answer<Id> done) {
    d->command(this, context, std::move(done), subject,
               [=](PhotoBook& book) { return book.approve(subject, submission); });
}

void Store::reject(const Id& subject, const Id& submission, const QStringList& reasons, const QString& remark,
                   QObject* context, Answer<Id> done) {
    d->command(this, context, std::move(done), subject,
               [=](PhotoBook& book) { return book.reject(subject, submission, reasons, remark); });
}

void Store::undo(const Id& subject, const Id& verdict, QObject* context, Answer<Id> done) {
    d->command(this, context, std::move(done), subject,
               [=](PhotoBook& book) { return book.undo(subject, verdict); });
}

void Store::recordHandover(const Id& subject, const Id& verdict, const QString& target, const QString& name,
                           QObject* context, Answer<Id> done) {
    d->command(this, context, std::move(done), subject,
               [=](PhotoBook& book) { return book.recordHandover(subject, verdict, target, name); });
}

void Store::verify(QObject* context, Answer<QStringList> done) {
    auto reply = std::make_shared<Reply<QStringList>>(context ? context : this, std::move(done));
    d->checks.start([this, reply] { reply->send(d->book->verify(d->closing.get_token())); });
}

} // namespace mianguan
