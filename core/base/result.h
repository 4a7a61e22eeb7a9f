#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace mianguan {

/// What kind of trouble an error is; callers branch on it, people read the words.
enum class ErrorKind {
    NotFound,
    Unreadable,  ///< damaged, not a picture, not our format
    Unsupported, ///< a known thing we do not take
    TooLarge,
    Busy,
    DiskFull,
    ReadOnly,
    Corrupt, ///< our own data does not verify
    Refused, ///< a rule forbids it
    Cancelled,
    System,
};

/// An error a person can act on: what happened, to which thing, what to do.
struct Error {
    ErrorKind kind = ErrorKind::System;
    QString what;   ///< one sentence, translated
    QString where;  ///< file, graduate, table; may be empty
    QString remedy; ///< what the person can do, translated; may be empty

    /// "what (where). remedy" for a log line, a terminal or a list row.
    QString sentence() const;

    bool
    operator==(const Error&) const = default; // signals carry results, and Qt compares what signals carry
};

template <class T>
using Result = tl::expected<T, Error>;
using Fail = tl::unexpected<Error>;

inline Fail fail(ErrorKind kind, QString what, QString where = {}, QString remedy = {}) {
    return Fail(Error{kind, std::move(what), std::move(where), std::move(remedy)});
}

/// The error for the operating system's errno after `what` failed on `where`; tells disk full, read-only
/// and busy apart.
Fail failFromErrno(int number, QString what, QString where);

} // namespace mianguan
