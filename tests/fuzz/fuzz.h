#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace mianguan::fuzz {

/// What a fuzzer does with one input; each program of this folder has its own. Whatever the input, it comes
/// back, or a promise is broken.
void feed(const QByteArray& input);

/// Stops the run when what the code promises about this input does not hold.
inline void promise(bool kept, const char* what) {
    if (!kept) qFatal("Promise broken: %s", what);
}

/// The input's parts: numbers of one or two bytes, little-endian, runs of bytes with their length in front,
/// and what is left. Past the end there are zeros and nothing.
class Parts {
public:
    explicit Parts(QByteArray input) : rest(std::move(input)) {}

    bool atEnd() const { return rest.isEmpty(); }
    int byte() {
        const QByteArray taken = take(1);
        return taken.isEmpty() ? 0 : static_cast<unsigned char>(taken[0]);
    }
    QByteArray run() {
        const int low = byte(), high = byte();
        return take(low + 256 * high);
    }
    QByteArray all() { return take(rest.size()); }

private:
    QByteArray take(qsizetype size) {
        const QByteArray taken = rest.left(size);
        rest = rest.mid(size);
        return taken;
    }

    QByteArray rest;
};

} // namespace mianguan::fuzz
