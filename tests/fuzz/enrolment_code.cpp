#include "core/wire/enrolment_code.h"

#include "tests/fuzz/fuzz.h"

// What someone types, pastes or scans as an enrolment code; then any address, with letters that fit it.

namespace mianguan::fuzz {

namespace {

void parse(const QString& text) {
    const auto code = wire::EnrolmentCode::parse(text);
    if (!code) {
        promise(!code.error().what.isEmpty(), "a slip is named");
        return;
    }
    const auto again = wire::EnrolmentCode::parse(code->text());
    promise(again && *again == *code, "a code reads as it was written");
    promise(code->secret.size() == 16 && !code->address.isEmpty(), "and is whole");
}

} // namespace

void feed(const QByteArray& input) {
    parse(QString::fromUtf8(input));
    Parts parts(input);
    const QByteArray secret = parts.run().leftJustified(16, 's', true);
    const wire::EnrolmentCode made{QString::fromUtf8(parts.all()), Hash::of(secret), secret};
    parse(made.text());
}

} // namespace mianguan::fuzz
