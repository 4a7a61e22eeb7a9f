#pragma once

#include "core/ledger/ledger.h"
#include "tests/fuzz/fuzz.h"

namespace mianguan::fuzz {

inline Key dataKey() { return Key::fromBytes(QByteArray(Key::size, 'k')); }

inline void readSlots(KeyCabinet& cabinet) {
    (void)cabinet.slotList();
    (void)cabinet.damagedSlots();
    (void)cabinet.wait(QStringLiteral("Wang Li"));
    (void)cabinet.wrongTries();
}

inline Result<std::unique_ptr<Ledger>> openLedger(const QString& folder, const QString& machine) {
    auto file = LedgerFile::open(folder);
    if (!file) return Fail(file.error());
    readSlots((*file)->cabinet());
    const bool sealed = (*file)->state() == LedgerFile::State::Sealed;
    if (sealed) (void)verifySealed(**file, {}, {});
    return sealed ? Ledger::open(std::move(*file), dataKey(), machine)
                  : Ledger::create(std::move(*file), dataKey(), {}, machine);
}

/// Everything that is done with a ledger whatever stands in its file.
inline void useLedger(const QString& folder, const QString& machine) {
    const auto ledger = openLedger(folder, machine);
    if (!ledger) return;
    Reader reader(**ledger);
    (void)reader.advance([&](const Record& record) -> Result<void> {
        const QHash<QString, Hash> named = record.body.blobs();
        for (const Hash& hash : named)
            (void)(*ledger)->blob(record.event.subject, hash);
        return {};
    });
    const auto verified = (*ledger)->verify();
    Draft draft;
    draft.type = QStringLiteral("test");
    const Result<Record> added = (*ledger)->append(draft);
    const bool damaged = !verified || !verified->problems.isEmpty();
    promise(!added || damaged || (*ledger)->record(added->event.id), "what was recorded is read");
}

} // namespace mianguan::fuzz
