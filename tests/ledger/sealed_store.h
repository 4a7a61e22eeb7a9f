#pragma once

#include "tests/ledger/ledger_tools.h"

namespace mianguan::test {

/// Opens the ledger in a folder by its data key, founding it where there is none.
inline Result<std::unique_ptr<Ledger>> openSealed(const QString& folder, const QString& machine,
                                                  const Key& dataKey, FileSystem& disk = FileSystem::real()) {
    auto file = LedgerFile::open(folder, disk);
    if (!file) return Fail(file.error());
    const bool fresh = (*file)->state() == LedgerFile::State::New;
    return fresh ? Ledger::create(std::move(*file), dataKey.copy(), {}, machine)
                 : Ledger::open(std::move(*file), dataKey.copy(), machine);
}

/// A store in a folder of its own, beside what its machine remembers of it.
class SealedStore {
public:
    SealedStore() : ledger(open()) {}

    QString path() const { return place.path() + QStringLiteral("/store"); }
    QString machine() const { return place.path() + QStringLiteral("/machine"); }
    QString beside(const char* name) const { return place.path() + QLatin1Char('/') + QLatin1String(name); }

    std::unique_ptr<Ledger> open() const {
        auto opened = openSealed(path(), machine(), key);
        if (!opened) qFatal("%s", qPrintable(opened.error().sentence()));
        return std::move(*opened);
    }

private:
    QTemporaryDir place;

public:
    const Key key = Key::random();
    std::unique_ptr<Ledger> ledger;
};

} // namespace mianguan::test
