#include "core/keys/recovery_code.h"

#include "tests/fuzz/fuzz.h"

// What someone types or pastes as a recovery code, as UTF-8 and as bare UTF-16.

namespace mianguan::fuzz {

namespace {

void parse(const QString& text) {
    const Result<RecoveryCode> code = RecoveryCode::parse(text);
    if (!code) return;
    const Result<RecoveryCode> again = RecoveryCode::parse(code->text());
    promise(again && again->key().view() == code->key().view(), "a code reads as it was printed");
    promise(code->text() == again->text(), "a code is printed one way");
}

} // namespace

void feed(const QByteArray& input) {
    parse(QString::fromUtf8(input));
    QString units(input.size() / 2, Qt::Uninitialized);
    std::memcpy(units.data(), input.data(), size_t(units.size()) * sizeof(QChar));
    parse(units);
}

} // namespace mianguan::fuzz
