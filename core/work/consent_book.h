#pragma once

#include "core/work/consent_tables.h"
#include "core/work/graduate.h"
#include "core/work/journal.h"

namespace mianguan {

/// Who agreed to which text, and the rules about it. Who may ask is the Store's to check. Commands from one
/// thread, queries from any.
class ConsentBook {
public:
    explicit ConsentBook(Journal& lists) : journal(lists), tables(lists.lists()) {}

    Result<Id> give(const GraduateDetail& graduate, const ConsentGiving& giving, QDate today);
    Result<Id> refuse(const GraduateDetail& graduate, const Id& session, const QString& reason);
    Result<Id> withdraw(const GraduateDetail& graduate, const QString& reason);
    Result<Id> setText(const ConsentText& own);

    /// Refused unless the text in force was agreed to.
    Result<void> checkInForce(const GraduateDetail& graduate) const;

    ConsentText text(const QString& language) const;   ///< in force
    Result<ConsentText> shown(const Hash& text) const; ///< as it was, out of the ledger

private:
    Result<void> checkGiving(const GraduateDetail& graduate, const ConsentGiving& giving, QDate today) const;
    Result<Id> record(const ConsentText& shown, const Draft& said);
    Result<Id> record(const QList<Draft>& drafts);

    Journal& journal;
    ConsentTables tables;
};

} // namespace mianguan
