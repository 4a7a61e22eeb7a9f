#pragma once

#include "core/work/store.h"
#include "tests/soak/soak_place.h"

#include <QHash>
#include <QSet>

namespace mianguan::soak {

/// What the worker said was done, and what it was about to do when it was killed.
class Model {
public:
    void heard(const QString& line);
    int acknowledged() const { return acks; }
    bool founded() const { return isFounded; }

    /// The administrator's passwords, by number: the one acknowledged, then the one intended.
    const QList<int>& passwords() const { return own; }
    const QString& code() const { return recoveryCode; } ///< empty when nobody can know it
    struct Person {
        QList<int> passwords;
        QList<Roles> roles;
        bool removed = false;
        bool unsure = false; ///< of being there at all
    };
    const QHash<QString, Person>& people() const { return others; }

    /// It turned out that the administrator's password is this one, so there is a store.
    void cameInAs(int number);
    void looked() { ++counts[QStringLiteral("signed-in")]; } ///< who looks signed in
    /// What is expected of a restored backup: a new chain, and what was purged since is purged again.
    void restore(const Model& now);

    /// What the store lacks, doubles or has wrong against what was heard. What it has of things intended is
    /// known from then on.
    QStringList differences(const Store& store, const Place& place);
    const QSet<Id>& gone() const { return purged; }

private:
    struct Photo {
        QString label;
        PhotoState state = PhotoState::Pending;
        bool delivered = false;
        Id verdict;
        QList<PhotoState> intended = {};
    };
    void intends(const QString& type, const QString& key, const QString& more);
    void acknowledges(const QString& type, const QString& key, const QString& more);
    QStringList comparePhotos(const Store& store, const Place& place);
    void comparePhoto(const PhotoDetail& seen, const Place& place, QStringList& wrong);
    QStringList comparePeople(const Store& store);
    QStringList compareHistory(const Store& store);
    void compareCount(const QString& type, int seen, QStringList& wrong);
    void comparePurges(const QSet<Id>& tombstones, int begun, int ended, QStringList& wrong);
    void purgeAcknowledged();

    QHash<Id, Photo> photos;
    QSet<Id> purged, toBePurged, intendedPurge;
    bool purgeOpen = false; ///< begun, and perhaps not ended
    QHash<QString, Person> others;
    QHash<QString, int> counts; ///< of events, by type
    QStringList pending;        ///< types of events that may be there beyond that
    QList<int> own{firstPassword};
    QList<int> lockAfter{10}; ///< minutes
    QString recoveryCode;
    bool isFounded = false, isRestored = false;
    int acks = 0;
};

} // namespace mianguan::soak
