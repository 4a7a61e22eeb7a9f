#pragma once

#include "core/identify/adapters/mianguan_adapter.h"
#include "core/identify/adapters/wire/adapter_messages.h"

#include <QString>

namespace mianguan {

/// A vendor's library in this process. It is never unloaded: few of them survive that.
class AdapterLibrary {
public:
    /// `outcome` says whether it is an adapter.
    AdapterReply load(const QString& path);

    /// The library's answer with its texts as it wrote them, and a card's portrait in `portrait`.
    AdapterReply answer(const AdapterRequest& request, QByteArray& portrait);

private:
    AdapterReply decode(const QByteArray& bytes) const;
    AdapterReply open(const QByteArray& settings) const;
    AdapterReply read(quint32 waitMs, QByteArray& portrait) const;

    const mianguan_code_decoder* decoder = nullptr;
    const mianguan_card_reader* reader = nullptr;
};

} // namespace mianguan
