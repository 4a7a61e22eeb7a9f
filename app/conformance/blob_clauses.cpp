#include "app/conformance/trial.h"
#include "core/wire/blob_messages.h"

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using wire::BlobName;
using wire::Refusal;

namespace {

constexpr char one[] = "paths./v1/blobs/{subject}/{hash}";

QByteArray picture(qsizetype size) {
    QByteArray bytes;
    while (bytes.size() < size)
        bytes += Id::random().bytes();
    return bytes.left(size);
}

BlobName named(const QByteArray& bytes) { return {Id::random(), Hash::of(bytes)}; }

Ask put(const BlobName& name, const QByteArray& bytes, const QByteArray& range = {}) {
    Ask ask{"PUT", name.path().toLatin1(), bytes};
    ask.type = "application/octet-stream";
    if (!range.isEmpty()) ask.headers += "Content-Range: bytes " + range;
    return ask;
}

Ask look(const BlobName& name) { return {"HEAD", name.path().toLatin1()}; }

Fault bundleStored(Trial& trial) {
    const QByteArray good = picture(5000), bad = picture(4000), last = picture(3000);
    const QList<BlobName> names{named(good), named(bad + 'x'), named(last)};
    const Got got =
        trial.askSigned({"POST", "/v1/blobs",
                         toBytes(wire::BlobBundle{{{names[0], good}, {names[1], bad}, {names[2], last}}})});
    const auto results = wire::blobResultsFrom(got.body);
    if (const Fault fault = unlessSays(got, results); !fault.isEmpty()) return fault;
    if (results->codes != QStringList{QString(), u"hash-differs"_s, QString()})
        return u"expected stored, hash-differs, stored; got \"%1\""_s.arg(results->codes.join(u"\", \""));
    const auto missing = wire::blobsMissingFrom(
        trial.askSigned({"POST", "/v1/blobs/missing", toBytes(wire::BlobQuery{names})}).body);
    return missing && missing->missing == QList<int>{1} ? Fault()
                                                        : u"missing does not say that the second is"_s;
}

Fault neverSeenIsMissing(Trial& trial) {
    const Got got =
        trial.askSigned({"POST", "/v1/blobs/missing", toBytes(wire::BlobQuery{{named("a"), named("b")}})});
    const auto missing = wire::blobsMissingFrom(got.body);
    if (const Fault fault = unlessSays(got, missing); !fault.isEmpty()) return fault;
    return missing->missing == QList<int>{0, 1} ? Fault() : u"something nobody sent is not missing"_s;
}

Fault wholeComesBack(Trial& trial) {
    const QByteArray bytes = picture(300'000);
    const BlobName name = named(bytes);
    if (const Fault fault = unlessStatus(trial.askSigned(put(name, bytes)), 201); !fault.isEmpty())
        return fault;
    if (const Fault fault = unlessStatus(trial.askSigned(put(name, bytes)), 200); !fault.isEmpty())
        return u"sent again: "_s + fault;
    const Got there = trial.askSigned(look(name));
    if (const Fault fault = unlessStatus(there, 200); !fault.isEmpty()) return fault;
    if (there.header("Content-Length").toLongLong() != bytes.size()) return u"HEAD does not tell the size"_s;
    const Got got = trial.askSigned({"GET", name.path().toLatin1()});
    return got.status == 200 && got.body == bytes ? Fault() : u"GET does not give the bytes sent"_s;
}

Fault partsGoOn(Trial& trial) {
    const QByteArray bytes = picture(200'000);
    const BlobName name = named(bytes);
    const Got first = trial.askSigned(put(name, bytes.left(80'000), "0-79999/200000"));
    if (const Fault fault = unlessStatus(first, 202); !fault.isEmpty()) return fault;
    const Got there = trial.askSigned(look(name));
    if (const Fault fault = unlessRefused(there, Refusal::BlobUnknown); !fault.isEmpty()) return fault;
    if (first.header("Upload-Offset") != "80000" || there.header("Upload-Offset") != "80000")
        return u"Upload-Offset is not 80000"_s;
    const Got rest = trial.askSigned(put(name, bytes.mid(80'000), "80000-199999/200000"));
    if (const Fault fault = unlessStatus(rest, 201); !fault.isEmpty()) return fault;
    return trial.askSigned({"GET", name.path().toLatin1()}).body == bytes
               ? Fault()
               : u"GET does not give the bytes sent in parts"_s;
}

Fault wrongOffsetRefused(Trial& trial) {
    const QByteArray bytes = picture(3000);
    const BlobName name = named(bytes);
    (void)trial.askSigned(put(name, bytes.left(1000), "0-999/3000"));
    for (const QByteArray& range : {QByteArray("0-999/3000"), QByteArray("2000-2999/3000")}) {
        const Got got = trial.askSigned(put(name, bytes.left(1000), range));
        if (const Fault fault = unlessRefused(got, Refusal::OffsetDiffers); !fault.isEmpty()) return fault;
        const bool told = got.header("Upload-Offset") == "1000" &&
                          wire::problemFrom(got.body)->details["offset"_L1].toInt() == 1000;
        if (!told) return u"the right offset is not told in header and details"_s;
    }
    return {};
}

Fault wrongHashRefused(Trial& trial) {
    const QByteArray bytes = picture(2000);
    const BlobName name = named(bytes + 'x');
    if (const Fault fault = unlessRefused(trial.askSigned(put(name, bytes)), Refusal::HashDiffers);
        !fault.isEmpty())
        return fault;
    const Got there = trial.askSigned(look(name));
    if (const Fault fault = unlessRefused(there, Refusal::BlobUnknown); !fault.isEmpty()) return fault;
    return there.header("Upload-Offset") == "0" ? Fault() : u"what was received was not dropped"_s;
}

Fault rangesGiven(Trial& trial) {
    const QByteArray bytes = picture(1000);
    const BlobName name = named(bytes);
    (void)trial.askSigned(put(name, bytes));
    const auto from = [&](const QByteArray& range) {
        return trial.askSigned({"GET", name.path().toLatin1(), {}, {"Range: bytes=" + range}});
    };
    const Got rest = from("400-");
    if (const Fault fault = unlessStatus(rest, 206); !fault.isEmpty()) return fault;
    if (rest.body != bytes.mid(400) || rest.header("Content-Range") != "bytes 400-999/1000")
        return u"not the range asked for"_s;
    return unlessRefused(from("1000-"), Refusal::RangeWrong);
}

Fault unknownRefused(Trial& trial) {
    return unlessRefused(trial.askSigned({"GET", named("nothing").path().toLatin1()}), Refusal::BlobUnknown);
}

Fault trickyPathsRefused(Trial& trial) {
    const QByteArray hash(64, 'a'), subject(32, 'a');
    for (const QByteArray& path :
         {"/v1/blobs/../" + hash, "/v1/blobs/%2e%2e/" + hash, "/v1/blobs/" + subject + "/" + hash.toUpper(),
          "/v1/blobs/" + subject + "/" + hash + "/x", "/v1/blobs/" + subject.chopped(1) + "/" + hash}) {
        const Got got = trial.askSigned({"GET", path});
        if (got.status < 400 || got.status > 499)
            return QString::fromLatin1(path) + u" is answered %1"_s.arg(got.status);
    }
    return {};
}

} // namespace

QList<Clause> blobClauses() {
    return {
        {"blobs-missing", "paths./v1/blobs/missing.post", "what nobody sent is missing", neverSeenIsMissing},
        {"bundle-stored", "paths./v1/blobs.post",
         "of a bundle each is stored by itself, one of a wrong hash is not", bundleStored},
        {"blob-comes-back", one, "a blob is stored whole, answered again, looked for and given back",
         wholeComesBack},
        {"parts-go-on", one, "a blob sent in parts goes on at the offset told", partsGoOn},
        {"offset-refused", one, "a part at another offset is refused with the right one", wrongOffsetRefused},
        {"hash-refused", one, "a blob of a wrong hash is refused and dropped", wrongHashRefused},
        {"range-given", one, "a range is given, one beyond the end refused", rangesGiven},
        {"blob-unknown", one, "a blob that is not there is refused", unknownRefused},
        {"paths-plain", one, "tricks with the path lead nowhere", trickyPathsRefused}};
}

} // namespace mianguan::conformance
