#include "core/station/hub_link.h"

#include "core/station/hub_items.h"
#include "core/station/link_runner.h"
#include "core/work/store.h"

#include <QMutex>
#include <QThread>

namespace mianguan {

namespace {

template <class T>
std::shared_ptr<Reply<T>> replyTo(QObject* context, HubLink::Answer<T> done) {
    return std::make_shared<Reply<T>>(context, std::move(done));
}

} // namespace

struct HubLink::Private {
    Private(HubLink* of, Store& kept) : link(of), store(kept) {}

    void start();
    void stop();
    template <class Work>
    void post(Work work) {
        if (runner) QMetaObject::invokeMethod(runner, std::move(work), Qt::QueuedConnection);
    }
    Result<void> allowed(Command right) const;
    Result<void> hasRunner() const;
    void changeWay(std::function<void(HubFacts&)> change, QObject* context, HubLink::Answer<void> done);
    LinkRunner::Tell tell();
    void endWhereRemoved();

    HubLink* link;
    Store& store;
    QThread thread;
    LinkRunner* runner = nullptr; ///< none for a practice store, and for one that is damaged
    mutable QMutex guard;
    HubStanding now;
    QSet<Id> mine; ///< set aside for whoever reviews
};

LinkRunner::Tell HubLink::Private::tell() {
    return {[this](const HubStanding& fresh) {
                {
                    const QMutexLocker locked(&guard);
                    if (fresh == now) return;
                    now = fresh;
                }
                Q_EMIT link->changed();
            },
            [this] { Q_EMIT link->itemsChanged(); },
            [this](const QString& sentence) { Q_EMIT link->sessionMustEnd(sentence); },
            [this](const QSet<Id>& subjects) {
                {
                    const QMutexLocker locked(&guard);
                    mine = subjects;
                }
                Q_EMIT link->setAsideChanged();
            }};
}

void HubLink::Private::start() {
    if (store.practice() || !store.damage().isEmpty()) return;
    runner = new LinkRunner(store.hubDesk(), tell());
    runner->moveToThread(&thread);
    thread.setObjectName(QStringLiteral("hub link"));
    QObject::connect(&thread, &QThread::finished, runner, &QObject::deleteLater);
    QObject::connect(&store, &Store::activityAdded, runner, &LinkRunner::poke);
    QObject::connect(&store, &Store::pictureWanted, runner, &LinkRunner::poke);
    QObject::connect(&store, &Store::photoChanged, runner, [runner = runner](const PhotoRow& row) {
        if (row.state != PhotoState::Pending) runner->judged(row.subject);
    });
    QObject::connect(&store, &Store::peopleChanged, link, [this] { endWhereRemoved(); });
    thread.start();
    post([runner = runner] { runner->begin(); });
}

/// Elsewhere someone may have taken the account away.
void HubLink::Private::endWhereRemoved() {
    const User me = store.user();
    if (me.removed)
        Q_EMIT link->sessionMustEnd(
            HubLink::tr("Your account was removed by an administrator at another station"));
}

void HubLink::Private::stop() {
    thread.quit();
    thread.wait();
}

Result<void> HubLink::Private::hasRunner() const {
    if (runner) return {};
    if (store.practice())
        return fail(ErrorKind::Refused, HubLink::tr("A practice store is never connected with a hub"), {},
                    HubLink::tr("Sign in to the station's real data first."));
    return fail(ErrorKind::Refused, HubLink::tr("The store is damaged, so nothing is sent or fetched"), {},
                HubLink::tr("Have it verified, then restore the last backup."));
}

Result<void> HubLink::Private::allowed(Command right) const {
    if (const auto has = checkRight(store.user().roles, right); !has) return has;
    return hasRunner();
}

void HubLink::Private::changeWay(std::function<void(HubFacts&)> change, QObject* context,
                                 HubLink::Answer<void> done) {
    const auto reply = replyTo(context, std::move(done));
    if (const auto can = hasRunner(); !can) return reply->send(can);
    post([runner = runner, change = std::move(change), reply] { runner->changeWay(change, reply); });
}

HubLink::HubLink(Store& store) : d(new Private(this, store)) { d->start(); }
HubLink::~HubLink() { d->stop(); }

HubStanding HubLink::standing() const {
    const QMutexLocker locked(&d->guard);
    return d->now;
}

QList<HubItem> HubLink::items(int limit) const {
    return itemsOf(d->store.hubDesk().questions(), d->store.user(), limit);
}

void HubLink::enrol(const QString& code, const QString& stationName, QObject* context, Answer<void> done) {
    const auto reply = replyTo(context, std::move(done));
    if (const auto may = d->allowed(Command::ConnectHub); !may) return reply->send(may);
    const auto read = wire::EnrolmentCode::parse(code);
    if (!read) return reply->send(Fail(read.error()));
    if (stationName.trimmed().isEmpty())
        return reply->send(fail(ErrorKind::Refused, tr("The station needs a name"), {},
                                tr("Enter what people call this desk, for instance its room.")));
    d->post([runner = d->runner, code = *read, name = stationName.trimmed(), reply] {
        runner->enrol(code, name, reply);
    });
}

void HubLink::leave(QObject* context, Answer<void> done) {
    const auto reply = replyTo(context, std::move(done));
    if (const auto may = d->allowed(Command::ConnectHub); !may) return reply->send(may);
    d->post([runner = d->runner, reply] { runner->leave(reply); });
}

void HubLink::tryNow() {
    d->post([runner = d->runner] { runner->tryNow(); });
}

void HubLink::setMetered(bool metered, QObject* context, Answer<void> done) {
    d->changeWay([=](HubFacts& facts) { facts.metered = metered; }, context, std::move(done));
}

void HubLink::capSpeed(qint64 bytesPerSecond, QObject* context, Answer<void> done) {
    d->changeWay(
        [most = std::max<qint64>(0, bytesPerSecond)](HubFacts& facts) { facts.mostBytesPerSecond = most; },
        context, std::move(done));
}

void HubLink::setProxy(const HubProxy& proxy, QObject* context, Answer<void> done) {
    d->changeWay(
        [=](HubFacts& facts) {
            const bool keepsPassword = proxy.hasPassword && proxy.password.isEmpty();
            facts.proxyChoice = int(proxy.choice);
            facts.proxyAddress = proxy.address;
            facts.proxyUser = proxy.user;
            if (!keepsPassword) facts.proxyPassword = proxy.password;
        },
        context, std::move(done));
}

void HubLink::beginReview() {
    if (!d->store.may(Command::JudgePhotos)) return;
    d->post([runner = d->runner, me = d->store.user().id] { runner->reviewFor(me); });
}

void HubLink::endReview() {
    d->post([runner = d->runner] { runner->reviewFor({}); });
}

QSet<Id> HubLink::setAside() const {
    const QMutexLocker locked(&d->guard);
    return d->mine;
}

void HubLink::settle(const QList<Id>& items, HubRemedy how, const QString& reason, QObject* context,
                     Answer<Decisions> done) {
    const auto reply = replyTo(context, std::move(done));
    if (const auto can = d->hasRunner(); !can) return reply->send(Fail(can.error()));
    const auto all = [&] {
        return replyTo<void>(this, [reply, count = int(items.size())](const Result<void>& answer) {
            reply->send(answer.map([&] { return Decisions{count}; }));
        });
    };
    switch (how) {
    case HubRemedy::TryAgain:
        return d->post([runner = d->runner, items, tried = all()] { runner->tryParcels(items, tried); });
    case HubRemedy::LookAt:
        return reply->send(Decisions());
    case HubRemedy::Accept:
    case HubRemedy::Decline:
        return d->store.settleEvents(items, how == HubRemedy::Accept, reason, this,
                                     [this, reply](const Result<Decisions>& settled) {
                                         reply->send(settled);
                                         Q_EMIT itemsChanged();
                                     });
    case HubRemedy::Dismiss:
        return d->post([runner = d->runner, items, gone = all()] { runner->putAside(items, gone); });
    }
}

} // namespace mianguan
