#pragma once

#include "core/work/store.h"

#include <QHash>
#include <QSet>

namespace mianguan::soak {

/// What the worker said was done, and what it was about to do when it was killed.
class Model {
public:
    void heard(const QString& line);
    int acknowledged() const { return acks; }

    /// What the store lacks, doubles or has wrong against what was heard; what it has beyond that becomes
    /// known.
    QStringList differences(const Store& store, const QString& outFolder);
    /// What became known so since the last call, as lines to be heard again.
    QStringList takeLearnt() { return std::exchange(learnt, {}); }

private:
    struct Photo {
        QString label;
        PhotoState state = PhotoState::Pending;
        bool delivered = false;
        std::optional<PhotoState> intended; ///< said before, not acknowledged
    };
    void comparePhoto(const PhotoRow& row, QStringList& wrong);
    void learn(const PhotoRow& row);

    QHash<Id, Photo> photos;
    QStringList learnt;
    int acks = 0;
};

} // namespace mianguan::soak
