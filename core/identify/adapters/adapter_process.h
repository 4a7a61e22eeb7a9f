#pragma once

#include "core/base/result.h"
#include "core/decoder/child_process.h"
#include "core/identify/adapters/wire/adapter_messages.h"

#include <chrono>
#include <optional>

namespace mianguan {

/// An adapter's library and the process it runs in: started at the first question, and again at the next one
/// after it ended. For one thread at a time.
class AdapterProcess {
public:
    explicit AdapterProcess(QString libraryPath) : library(std::move(libraryPath)) {}

    /// The library's answer and what came with it. Errors: the process does not start, the library is not one
    /// of ours, it died, took longer than `patience`, or failed with words of its own.
    struct Answer {
        AdapterReply reply;
        Descriptor attached;
    };
    Result<Answer> ask(const AdapterRequest& request, std::chrono::milliseconds patience);

    /// Starts it if it does not run; a new number for each start.
    Result<int> running();
    void stop() { child.reset(); }

    const QString& path() const { return library; }

private:
    Result<void> start();
    Result<Answer> heard(std::chrono::milliseconds patience);

    QString library;
    std::optional<ChildProcess> child;
    int starts = 0;
};

} // namespace mianguan
