#pragma once

#include "core/work/desk_run.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <utility>

namespace mianguan {

inline QString deskText(const char* words) { return QCoreApplication::translate("Desk", words); }

inline Fail refusedAtDesk(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, deskText(what), where, deskText(remedy));
}

/// Where a desk is. desk_run.cpp goes the steps, desk_run_who.cpp finds who it is, desk_run_shots.cpp takes
/// pictures.
struct DeskRun::Private {
    DeskRun* q;
    Store& store;
    Make make;
    Id sessionId;
    QThreadPool pool;
    Session session;
    std::shared_ptr<const Picture> plate;
    Hash plateHash;
    QString noticeVersion; ///< in force

    Step step = Step::Calling;
    std::optional<GraduateDetail> graduate;
    Arrival how = Arrival::Name;
    QList<GraduateRow> candidates;
    IdentityClaim claim;                  ///< that led to the candidates, or to the graduate
    std::optional<Error> doubt;           ///< what it says otherwise
    std::optional<IdentityClaim> foreign; ///< card of somebody else
    Decode decode;
    bool decoding = false;
    DeskShots shots;
    int making = 0;
    bool saving = false;
    int visit = 0; ///< answers to an earlier one are dropped
    struct Aside {
        GraduateDetail graduate;
        Arrival how = Arrival::Name;
        DeskShots shots;
    };
    std::optional<Aside> aside;

    Private(DeskRun* run, Store& photos, const Id& id, Make way)
        : q(run), store(photos), make(std::move(way)), sessionId(id) {
        pool.setMaxThreadCount(2); // portraits at a time
    }
    ~Private() { pool.waitForDone(); }

    void reload();
    void reloadGraduate();
    void loadPlate();
    void leave();
    void putAside();
    QList<GraduateRow> holding(const QStringList& keys) const;
    QList<GraduateRow> holding(const CodePayload& code) const;
    void find(const QString& typed);
    void askDecoder(const QString& typed);
    void decoded(const QString& typed, const Result<CodePayload>& code);
    void findHolder(const IdentityClaim& card);
    void settle(const QList<GraduateRow>& found, const IdentityClaim& said, Arrival by);
    void take(const Id& subject, const IdentityClaim& said, Arrival by);
    void compare(const IdentityClaim& card);
    void keepPortrait(const IdentityClaim& card);
    Result<void> checked(const Seating& seating) const;
    void arrive(const Seating& seating);
    ConsentGiving givenBy(const Seating& seating) const;
    void callFollowing();
    void made(int of, Shot shot);
    template <class T, class Then>
    Store::Answer<T> answer(Then then);
};

/// An answer that is no longer awaited is dropped; a refusal leaves the step as it is.
template <class T, class Then>
Store::Answer<T> DeskRun::Private::answer(Then then) {
    saving = true;
    return [this, of = visit, then = std::move(then)](const Result<T>& result) {
        saving = false;
        if (of != visit) return;
        if (!result)
            Q_EMIT q->failed(result.error());
        else
            then(*result);
        Q_EMIT q->changed();
    };
}

} // namespace mianguan
