#pragma once

#include "core/base/result.h"
#include "core/identify/code_payload.h"

#include <QString>

#include <memory>

namespace mianguan {

/// A decoder for collection codes whose payload is not public, lent by a vendor's library
/// (mianguan_adapter.h) in a process of its own. From any thread, one call at a time; what crashes or hangs
/// it is an error of that call, and the next call starts it again.
class CodeDecoder {
public:
    explicit CodeDecoder(const QString& library); ///< its path; nothing is loaded yet
    ~CodeDecoder();
    Q_DISABLE_COPY_MOVE(CodeDecoder)

    /// Loads the library and shows it a code that is none, so that a wrong choice is known at once.
    Result<void> check();

    /// What the code says, all of it checked; what is understood without a decoder (plainPayload) where the
    /// library says the code is not of its kind. At most three seconds.
    Result<CodePayload> decode(const QByteArray& bytes);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
