#pragma once

#include "core/work/activity_book.h"
#include "core/work/consent_book.h"
#include "core/work/desk.h"
#include "core/work/fee_book.h"
#include "core/work/graduate_book.h"
#include "core/work/hub_desk.h"
#include "core/work/people_book.h"
#include "core/work/photo_book.h"
#include "core/work/reply.h"
#include "core/work/safety_book.h"
#include "core/work/session_book.h"
#include "core/work/store.h"

#include <QThreadPool>

namespace mianguan {

/// What a Store is made of. Its commands are a line each: the right, then what a book does. Books are made
/// and used on the desk; what only reads for long goes to `checks`.
struct Store::Private {
    Private(std::unique_ptr<Desk> writer, std::unique_ptr<Journal> opened, PeopleBook::Means means);
    ~Private();

    /// The one question before anything is done: has this person the right, and does damage forbid it?
    Result<void> allowed(Command right) const;
    Result<void> undamaged() const;
    User person() const; ///< who is signed in, as he stands now

    /// `work()` on the desk, its Result<T> to the context.
    template <class T, class Work>
    void command(Command right, QObject* context, Answer<T> done, Work work) {
        write(context, std::move(done), [this, right, work = std::move(work)]() -> Result<T> {
            const Result<void> may = allowed(right);
            return may ? work() : Fail(may.error());
        });
    }
    /// The same for what needs no right.
    template <class T, class Work>
    void write(QObject* context, Answer<T> done, Work work) {
        desk->post(
            [reply = replyTo(context, std::move(done)), work = std::move(work)] { reply->send(work()); });
    }
    /// The same beside the desk, for what only reads: `work(stop)`, stopped when the store closes too.
    template <class T, class Work>
    void reading(Command right, const std::stop_token& stop, QObject* context, Answer<T> done, Work work) {
        checks.start([this, right, stop, reply = replyTo(context, std::move(done)), work = std::move(work)] {
            std::stop_source either;
            const std::stop_callback asked(stop, [&] { either.request_stop(); });
            const std::stop_callback ending(closing.get_token(), [&] { either.request_stop(); });
            const Result<void> may = allowed(right);
            reply->send(may ? work(either.get_token()) : Result<T>(Fail(may.error())));
        });
    }
    /// Whom a file name means by numbers and codes, and by names.
    QList<GraduateRow> numberedIn(const QString& fileName) const;
    QList<GraduateRow> namesakesIn(const QString& fileName) const;

    Result<Verification> verify(const Progress& told, const std::stop_token& stop) const;
    Result<BackupReport> backUp(const QString& folder, const Progress& told, const std::stop_token& stop);
    /// Where a context is not given it is the store itself.
    Progress progress(QObject* context, Told told) {
        return progressTo(context ? context : store, std::move(told));
    }

    Store* store = nullptr;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<Journal> journal;
    PhotoBook photos;
    PeopleBook people;
    ActivityBook activity;
    SafetyBook safety;
    SessionBook sessions;
    GraduateBook graduates;
    ConsentBook consents;
    FeeBook fees;
    HubBook hub;
    HubDesk hubDesk;
    std::stop_source closing;
    QThreadPool checks;

private:
    template <class T>
    std::shared_ptr<Reply<T>> replyTo(QObject* context, Answer<T> done) {
        return std::make_shared<Reply<T>>(context ? context : store, std::move(done));
    }
    void heard(const QList<Record>& records);
    void tellOfAll();
    void showMatch(const Record& record);
    void tellOfCollecting(const QList<Record>& records);
    void show(const Record& record);
};

} // namespace mianguan
