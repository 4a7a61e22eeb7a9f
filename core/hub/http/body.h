#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>

#include <memory>

namespace mianguan::http {

/// Takes a large body piece by piece, so that it is never in memory whole. Its functions are called on a
/// worker, one at a time. Exactly one of finish() and abort() ends it, unless it answered its reply itself
/// before: then neither.
class BodySink {
public:
    virtual ~BodySink() = default;
    virtual void write(const QByteArray& piece) = 0; ///< about 256 KiB, the last one less
    virtual void finish() = 0; ///< all of it came; the reply is still to be answered, now or later
    virtual void abort() = 0;  ///< the rest will not come: too slow, too large, cut off, broken. Where it may
                               ///< be resumed, all that came was written before
};

/// Gives a body piece by piece, on a worker.
class BodySource {
public:
    virtual ~BodySource() = default;
    /// The next bytes, 1 to `most` of them. An error cuts the connection, as the length was promised.
    virtual Result<QByteArray> next(qsizetype most) = 0;
};

/// A file, from an offset on.
class FileSource : public BodySource {
public:
    static Result<std::unique_ptr<FileSource>> open(const QString& path);

    qint64 size() const { return file.size(); }
    void seek(qint64 offset) { file.seek(offset); }
    Result<QByteArray> next(qsizetype most) override;

private:
    QFile file;
};

} // namespace mianguan::http
