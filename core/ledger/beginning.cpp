#include "core/ledger/beginning.h"

#include "core/base/cbor.h"

#include <QCborMap>

namespace mianguan {

namespace {

QCborValue toCbor(const Head& head) {
    if (head.station.isNull()) return QCborValue(nullptr);
    return QCborMap{{QStringLiteral("station"), head.station.bytes()},
                    {QStringLiteral("seq"), head.seq},
                    {QStringLiteral("hash"), head.hash.bytes()}};
}

} // namespace

QLatin1String nameOf(Beginning beginning) {
    switch (beginning) {
    case Beginning::New:
        return QLatin1String("new");
    case Beginning::Sealed:
        return QLatin1String("sealed");
    case Beginning::Restored:
        return QLatin1String("restored");
    case Beginning::UnknownMachine:
        return QLatin1String("unknown-machine");
    case Beginning::RolledBack:
        return QLatin1String("rolled-back");
    case Beginning::Forked:
        return QLatin1String("forked");
    }
    Q_UNREACHABLE();
}

Draft chainStart(Beginning why, const PublicKey& station, const Head& predecessor,
                 const std::optional<Head>& remembered) {
    Draft draft;
    draft.type = stationStarted;
    draft.typeVersion = 2;
    draft.content = {{QStringLiteral("public_key"), station.bytes()},
                     {QStringLiteral("predecessor"), toCbor(predecessor)},
                     {QStringLiteral("cause"), QString(nameOf(why))},
                     {QStringLiteral("program"), QStringLiteral(MIANGUAN_VERSION)}};
    if (remembered) draft.content.insert(QStringLiteral("remembered"), toCbor(*remembered));
    return draft;
}

std::optional<Head> predecessorIn(const Record& started) {
    const QCborMap map = started.body.content().value(QStringLiteral("predecessor")).toMap();
    const auto station = Id::fromBytes(map.value(QStringLiteral("station")).toByteArray());
    const auto hash = Hash::fromBytes(map.value(QStringLiteral("hash")).toByteArray());
    if (!station || !hash) return {};
    return Head{*station, integerIn(map.value(QStringLiteral("seq"))), *hash};
}

bool isMarkedRight(const Event& event) { return event.tombstone == (event.type == photoPurged); }

Draft purgedAgain(const Id& subject) {
    Draft draft;
    draft.type = photoPurged;
    draft.subject = subject;
    draft.content = {{QStringLiteral("again"), true}};
    draft.tombstone = true;
    return draft;
}

} // namespace mianguan
