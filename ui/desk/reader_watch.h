#pragma once

#include "core/base/result.h"
#include "core/work/identity_claim.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace mianguan {

class CardReader;

/// Waits for cards on the chosen reader, half a second at a time on another thread. A reader that fails is
/// told of and tried again every two seconds until it is back.
class ReaderWatch : public QObject {
    Q_OBJECT
public:
    explicit ReaderWatch(QObject* parent = nullptr);
    ~ReaderWatch() override;

    /// A vendor's library and its settings; empty: none, and the device is let go.
    void use(const QString& library, const QString& settings);
    void setWatching(bool on); ///< the device stays open meanwhile
    bool isChosen() const { return !library.isEmpty(); }
    const std::optional<Error>& trouble() const { return said; }

Q_SIGNALS:
    void cardRead(const mianguan::IdentityClaim& card);
    void changed(); ///< trouble came, differs or is over

private:
    void poll();
    void answered(const Result<std::optional<IdentityClaim>>& answer);
    void say(const std::optional<Error>& error);
    void letGo();

    QString library, settings;
    std::shared_ptr<CardReader> reader;
    std::optional<Error> said;
    bool watching = false, waiting = false;
    int turn = 0; ///< answers of an earlier reader are dropped
    QTimer again;
};

} // namespace mianguan
