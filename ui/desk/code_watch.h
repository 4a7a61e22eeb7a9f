#pragma once

#include "core/base/result.h"
#include "core/identify/code_reader.h"
#include "core/work/identity_claim.h"
#include "ui/camera/still.h"

#include <QObject>
#include <QThreadPool>

namespace mianguan {

/// Looks for codes in what the camera shows, and for codes or an identity card in a still or a picture file.
/// On a thread of its own; pictures that come while it looks are skipped.
class CodeWatch : public QObject {
    Q_OBJECT
public:
    explicit CodeWatch(QObject* parent = nullptr);
    ~CodeWatch() override; ///< waits for the picture under way

    void look(const QImage& frame); ///< Format_RGB32
    void read(const QString& path); ///< these two are answered by found, cardRead or failed
    void read(const Still& still);
    void forget(); ///< what these two are asked and have not answered

Q_SIGNALS:
    void found(const QString& code); ///< each once, until another is found or it was gone for two seconds
    void cardRead(const mianguan::IdentityClaim& card);
    void failed(const mianguan::Error& error);

private:
    void tell(const QList<CodeFound>& codes, qint64 nowMs);
    template <class See>
    void readAside(See see);

    LiveCodeReader reader;
    QThreadPool pool;
    bool looking = false;
    int turn = 0;
    QString last;
    qint64 lastMs = 0;
};

} // namespace mianguan
