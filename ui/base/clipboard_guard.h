#pragma once

#include <QClipboard>
#include <QObject>
#include <QTimer>

namespace mianguan {

/// What is copied out of this program may name a graduate: it leaves the clipboards after half a minute, when
/// it is still ours, and managers that keep a history are asked to leave it out.
class ClipboardGuard : public QObject {
    Q_OBJECT
public:
    explicit ClipboardGuard(std::chrono::milliseconds keep, QObject* parent = nullptr);
    ~ClipboardGuard() override { clearNow(); }
    static constexpr std::chrono::seconds usually{30};

    void clearNow(); ///< what is ours

private:
    void changed(QClipboard::Mode mode);
    void mark(QClipboard::Mode mode);

    QTimer timers[2]; ///< of the clipboard and of the marked text's
};

} // namespace mianguan
