#pragma once

#include "core/hub/store/hub_store.h"
#include "core/ledger/transfer.h"

#include <QSet>

namespace mianguan::hub {

/// Copies the pictures below `from` that the transfer's folder does not have yet, into its `blobs`. They are
/// named by what is in them, and have that name only when they are whole. What is purged meanwhile is passed
/// over.
Result<HubStore::BackupSum> copyPictures(const QString& from, const QString& toFolder, Transfer& transfer);

/// Takes the pictures of those who were purged out of a backup's `blobs`.
Result<void> removePictures(const QSet<Id>& purged, const QString& blobs, FileSystem& files);

} // namespace mianguan::hub
