#pragma once

#include "tests/hub/hand_station.h"

#include <algorithm>
#include <map>
#include <set>

namespace mianguan::test {

/// A station's machine: its chain, its pictures, and how far it and the hub have heard of each other. Copied
/// as a disk is.
struct Machine {
    struct Line {
        Written event;
        int deed = -1; ///< of the model; -1: it follows none
    };
    struct Picture {
        Id subject;
        QByteArray bytes;
    };

    int desk = 0; ///< its place in the model
    HandStation station;
    qint64 cursor = 0; ///< in the hub's log
    std::vector<Line> chain;
    int last = -1;                   ///< deed that was written here
    size_t sent = 0;                 ///< of the chain, answered by the hub
    std::map<int, Picture> pictures; ///< by the deed that submits it
    std::set<int> kept;              ///< of these, by the hub of this epoch
    std::map<int, int> standing;     ///< by graduate: the last submission made here
    Id epoch;
    QList<Id> heard; ///< what it read of the log, in order
    bool online = true, revoked = false, forked = false;

    Machine() = default;
    Machine(Machine&&) = default;
    Machine& operator=(Machine&&) = default;
    Machine copy() const {
        Machine made;
        made.desk = desk;
        made.last = last;
        made.station.key = SigningKey::fromSeed(station.key.seed().copy());
        made.station.seen = station.seen;
        made.cursor = cursor;
        made.station.head = station.head;
        made.chain = chain;
        made.sent = sent;
        made.pictures = pictures;
        made.kept = kept;
        made.standing = standing;
        made.epoch = epoch;
        made.heard = heard;
        return made;
    }

    bool isDone() const { return sent == chain.size() && kept.size() == pictures.size(); }
    /// After the hub's end of this chain; from the beginning when that is not in it.
    void goOnAfter(qint64 seq, const Hash& hash) {
        const auto at = std::find_if(chain.begin(), chain.end(), [&](const Line& line) {
            return line.event.event.seq == seq && line.event.hash == hash;
        });
        sent = at == chain.end() ? 0 : size_t(at - chain.begin()) + 1;
    }
};

} // namespace mianguan::test
