#pragma once

#include "core/ledger/record.h"
#include "core/work/consent.h"
#include "core/work/consent_text.h"

namespace mianguan {

/// `text` is the hash of what was shown.
Draft consenting(const Id& subject, const ConsentGiving& giving, const Hash& text);
Draft consentRefusal(const Id& subject, const Id& session, const ConsentText& shown, const QString& reason);
Draft consentWithdrawal(const Id& subject, const QString& reason);
/// A text as graduates were shown it, once, before the first consent that names it.
Draft consentTextShowing(const ConsentText& shown);
/// The school's own text from now on; a null one: the program's again.
Draft consentTextSetting(const ConsentText& text);

Consent consentIn(const Record& record); ///< of any of the first three
ConsentText consentTextIn(const QCborMap& content);

} // namespace mianguan
