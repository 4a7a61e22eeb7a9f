#pragma once

#include "core/base/result.h"
#include "core/identify/identity_check.h"

#include <QDate>
#include <QString>

#include <opencv2/core.hpp>

#include <chrono>
#include <memory>
#include <optional>

namespace mianguan {

/// What an identity card's chip holds.
struct CardRecord {
    QString name, ethnicGroup, address, issuer;
    PrintedSex sex = PrintedSex::Unknown;
    QDate birthDate;
    QString identityNumber; ///< right by GB 11643; birth date and sex fit it
    QDate validFrom, validTo;
    bool isValidForEver = false; ///< 长期; `validTo` is none then
    cv::Mat portrait;            ///< BGR; empty where the device gave none
};

/// A card reader, lent by a vendor's library (mianguan_adapter.h) in a process of its own. From any thread,
/// one call at a time; what crashes or hangs it is an error of that call, and the next call starts it and
/// opens the device again.
class CardReader {
public:
    /// The settings are handed to the library; nothing is loaded yet.
    CardReader(const QString& library, const QString& settings);
    ~CardReader();
    Q_DISABLE_COPY_MOVE(CardReader)

    /// Loads the library and opens the device.
    Result<void> open();
    void close();

    /// Waits for a card; none when none came in time. Blocks: for a thread aside, half a second at a time.
    Result<std::optional<CardRecord>> read(std::chrono::milliseconds wait);

private:
    struct Private;
    Result<void> opened();
    std::unique_ptr<Private> d;
};

} // namespace mianguan
