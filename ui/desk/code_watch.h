#pragma once

#include "core/base/result.h"
#include "core/identify/card_reading.h"
#include "core/identify/code_reader.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace mianguan {

/// Looks for codes in what the camera shows, and for codes or an identity card in a picture file. On a thread
/// of its own; pictures that come while it looks are skipped.
class CodeWatch : public QObject {
    Q_OBJECT
public:
    explicit CodeWatch(QObject* parent = nullptr);
    ~CodeWatch() override; ///< waits for the picture under way

    void look(const QImage& frame); ///< Format_RGB32
    void read(const QString& path);

Q_SIGNALS:
    void found(const QString& code); ///< each once, until another is found or it was gone for two seconds
    void cardRead(const QString& identityNumber, const QByteArray& portrait); ///< a JPEG; may be empty
    void failed(const mianguan::Error& error);

private:
    void tell(const QList<CodeFound>& codes, qint64 nowMs);

    LiveCodeReader reader;
    QThreadPool pool;
    bool looking = false;
    QString last;
    qint64 lastMs = 0;
};

} // namespace mianguan
