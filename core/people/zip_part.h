#pragma once

#include <QByteArray>
#include <QIODevice>

#include <memory>
#include <stop_token>

struct archive;

namespace mianguan {

/// One file of a zip archive in memory, unpacked while it is read.
class ZipPart : public QIODevice {
public:
    /// Not open when the archive has no such file, or none can be read. Reading ends with an error after
    /// `most` bytes, with a tag or a text that is longer than any spreadsheet writes, and when it is stopped.
    ZipPart(const QByteArray& zip, const QString& name, qint64 most, std::stop_token stop = {});

    bool isSequential() const override { return true; }
    qint64 unpackedSize() const { return whole; } ///< as the archive has it; 0 when it does not say
    qint64 read() const { return taken; }         ///< bytes unpacked
    bool isTooLarge() const { return taken > most; }
    bool isDamaged() const { return damaged; }

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    bool find(const QString& name);
    bool hasEndlessPiece(QByteArrayView data);

    struct Close {
        void operator()(archive* opened) const;
    };
    QByteArray zip; // read from as long as this lives
    std::unique_ptr<archive, Close> opened;
    qint64 most, whole = 0, taken = 0;
    qsizetype piece = 0; ///< bytes since the last tag began
    std::stop_token stop;
    bool damaged = false;
};

} // namespace mianguan
