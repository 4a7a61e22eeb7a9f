#include "core/wire/blob_messages.h"
#include "core/wire/nonce.h"
#include "core/wire/request_signature.h"
#include "tests/fuzz/fuzz.h"

// The headers and the path of a stranger's request: four headers, then the path.

namespace mianguan::fuzz {

namespace {

using namespace mianguan::wire;

const Key& hubKey() {
    static const Key key = Key::fromBytes(QByteArray(Key::size, 'k'));
    return key;
}

void checkNonce(const QByteArray& text) {
    const auto nonce = Nonce::read(hubKey(), text);
    promise(!nonce || nonce->text() == text, "a nonce is written one way");
}

void checkPath(const QString& path) {
    const auto name = BlobName::fromPath(path);
    promise(!name || name->path() == path, "a blob has one path");
}

} // namespace

void feed(const QByteArray& input) {
    Parts parts(input);
    const QByteArray caller = parts.run(), nonce = parts.run(), number = parts.run(), signature = parts.run();
    checkNonce(nonce);
    checkPath(QString::fromUtf8(parts.all()));
    const auto read = RequestSignature::fromHeaders(caller, nonce, number, signature);
    if (!read) return;
    const QByteArrayList lines = read->headerLines();
    promise(lines[0].endsWith(": " + caller) && lines[1].endsWith(": " + nonce) &&
                lines[2].endsWith(": " + number) && lines[3].endsWith(": " + signature),
            "what is accepted has one form");
}

} // namespace mianguan::fuzz
