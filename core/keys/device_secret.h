#pragma once

#include "core/base/id.h"
#include "core/keys/key.h"

#include <QObject>

#include <functional>

namespace mianguan {

/// A secret per store kept by this machine's keyring (Secret Service, through QtKeychain), so that a copied
/// data folder and a known password together open nothing elsewhere. Asynchronous, on the caller's thread.
class DeviceSecret : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<Key>)>;
    explicit DeviceSecret(QObject* parent = nullptr);
    /// No key (not an error) where the machine has no keyring or the keyring knows none.
    void read(const Id& store, Answer done);
    /// Makes one and keeps it, or gives the one that is there; no key where the machine has no keyring.
    void make(const Id& store, Answer done);
};

} // namespace mianguan
