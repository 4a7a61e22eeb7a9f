#pragma once

#include <QString>

namespace mianguan {

/// Text with every 18-digit identity number in it shown as `110***********002X` (GB 11643 numbers keep the
/// first three and the last four characters). Used wherever a name from outside is shown or logged.
QString maskIdentityNumbers(const QString& text);

/// The first 18-digit identity number in a text; empty when there is none.
QString identityNumberIn(const QString& text);

} // namespace mianguan
