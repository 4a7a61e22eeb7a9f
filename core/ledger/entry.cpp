#include "core/ledger/entry.h"

#include "core/keys/seal.h"
#include "core/ledger/event_making.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QMap<Hash, QByteArray> nameBlobs(const QMap<QString, QByteArray>& blobs, QCborMap& content) {
    QMap<Hash, QByteArray> hashed;
    QCborMap names;
    for (auto blob = blobs.cbegin(); blob != blobs.cend(); ++blob) {
        const Hash hash = Hash::of(blob.value());
        hashed.insert(hash, blob.value());
        names.insert(blob.key(), hash.bytes());
    }
    if (!names.isEmpty()) content.insert(QStringLiteral("blobs"), names);
    return hashed;
}

} // namespace

Result<void> Ledger::Entry::write(const Draft& draft, const Head& after, qint64 position, qint64 seen,
                                  const SigningKey& station, const Author& author) {
    if (draft.userSigned && !author.signing)
        return fail(ErrorKind::Refused,
                    QCoreApplication::translate("Ledger", "This needs the signature of someone signed in"),
                    {}, QCoreApplication::translate("Ledger", "Sign in first."));
    QCborMap content = draft.content;
    pictures = nameBlobs(draft.blobs, content);
    record.position = position;
    record.body = Body::of(content);
    Event& event = record.event;
    event = eventOf(draft, {station.publicKey().id(), after.seq, after.hash}, author);
    event.seen = seen;
    event.body = record.body.hash();
    header = encodeHeader(event);
    record.hash = Hash::of(header);
    stationSignature = station.sign(signedByStation(header));
    if (draft.userSigned) userSignature = author.signing->sign(signedByUser(header));
    sealedBody = seal(key, record.body.bytes(), header);
    return {};
}

} // namespace mianguan
