#pragma once

#include "core/keys/key.h"

#include <memory>

namespace mianguan {

/// A typed password or code on its way to the store, wiped when the last holder lets go.
class Secret {
public:
    Secret() : Secret(QString()) {}
    explicit Secret(QString text)
        : held(new QString(std::move(text)), [](QString* typed) {
              wipe(*typed);
              delete typed;
          }) {}
    const QString& text() const { return *held; }
    bool isEmpty() const { return held->isEmpty(); }

private:
    std::shared_ptr<QString> held;
};

} // namespace mianguan
