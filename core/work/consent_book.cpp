#include "core/work/consent_book.h"

#include "core/work/consent_events.h"
#include "core/work/eligibility.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr qsizetype largestSignature = 65'536; // bytes

QString words(const char* source) { return QCoreApplication::translate("Consent", source); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, words(what), where, words(remedy));
}

bool isSignature(const QByteArray& png) {
    return png.startsWith("\x89PNG") && png.size() <= largestSignature;
}

} // namespace

/// What was agreed to, or refused, is in the ledger whole before the first event that names it.
Result<Id> ConsentBook::record(const ConsentText& shown, const Draft& said) {
    if (!tables.shownText(shown.hash()).isNull()) return record({said});
    return record({consentTextShowing(shown), said});
}

Result<Id> ConsentBook::record(const QList<Draft>& drafts) {
    return journal.recordAll(drafts).map(
        [](const QList<Record>& records) { return records.last().event.id; });
}

ConsentText ConsentBook::text(const QString& language) const {
    return tables.schoolsOwn().value_or(builtInConsentText(language));
}

Result<ConsentText> ConsentBook::shown(const Hash& text) const {
    const Id event = tables.shownText(text);
    if (event.isNull())
        return fail(ErrorKind::NotFound, words(QT_TRANSLATE_NOOP("Consent", "This text was never shown")),
                    text.hex());
    return journal.ledger().record(event).map(
        [](const Record& record) { return consentTextIn(contentOf(record)); });
}

Result<void> ConsentBook::checkGiving(const GraduateDetail& graduate, const ConsentGiving& giving,
                                      QDate today) const {
    const QString& name = graduate.row.name;
    if (giving.version != text(giving.language).version)
        return refused(QT_TRANSLATE_NOOP("Consent", "The notice was changed meanwhile"), name,
                       QT_TRANSLATE_NOOP("Consent", "Show the new text, then have it agreed to again."));
    if (giving.way == ConsentWay::Signature && !isSignature(giving.signature))
        return refused(QT_TRANSLATE_NOOP("Consent", "The signature is missing"), name,
                       QT_TRANSLATE_NOOP("Consent", "Have the graduate sign on the sitter's screen."));
    if (!needsGuardian(graduate.entry, today)) return {};
    if (giving.guardian.trimmed().isEmpty())
        return refused(QT_TRANSLATE_NOOP("Consent", "This graduate is under 14: a guardian must agree"), name,
                       QT_TRANSLATE_NOOP("Consent", "Enter the guardian's name."));
    if (giving.relation.trimmed().isEmpty())
        return refused(QT_TRANSLATE_NOOP("Consent", "The guardian's relation to the graduate is missing"),
                       name, QT_TRANSLATE_NOOP("Consent", "Enter it, such as \"mother\"."));
    return {};
}

Result<void> ConsentBook::checkInForce(const GraduateDetail& graduate) const {
    const Consent& consent = graduate.consent;
    if (!consent.isNull() && consent.version == text(consentLanguage()).version) return {};
    return refused(QT_TRANSLATE_NOOP("Consent", "The notice in force was not agreed to"), graduate.row.name,
                   QT_TRANSLATE_NOOP("Consent", "Have it read and agreed to first (F7)."));
}

Result<Id> ConsentBook::give(const GraduateDetail& graduate, const ConsentGiving& giving, QDate today) {
    if (const auto may = checkGiving(graduate, giving, today); !may) return Fail(may.error());
    const ConsentText shown = filledFor(text(giving.language), graduate.batch.school);
    ConsentGiving said = giving;
    said.guardian = giving.guardian.simplified();
    said.relation = giving.relation.simplified();
    if (said.way != ConsentWay::Signature) said.signature.clear();
    return record(shown, consenting(graduate.row.subject, said, shown.hash()));
}

Result<Id> ConsentBook::refuse(const GraduateDetail& graduate, const Id& session, const QString& reason) {
    if (graduate.row.photo)
        return refused(QT_TRANSLATE_NOOP("Consent", "A photo of this graduate is here already"),
                       graduate.row.name,
                       QT_TRANSLATE_NOOP("Consent", "Have a supervisor record in the roster that the consent "
                                                    "is withdrawn."));
    const ConsentText shown = filledFor(text(consentLanguage()), graduate.batch.school);
    return record(shown, consentRefusal(graduate.row.subject, session, shown, reason.simplified()));
}

Result<Id> ConsentBook::withdraw(const GraduateDetail& graduate, const QString& reason) {
    if (graduate.consent.isNull())
        return refused(QT_TRANSLATE_NOOP("Consent", "No consent of this graduate is in force"),
                       graduate.row.name, QT_TRANSLATE_NOOP("Consent", "Nothing needs doing."));
    return record({consentWithdrawal(graduate.row.subject, reason.simplified())});
}

/// A version names one text for ever.
Result<Id> ConsentBook::setText(const ConsentText& own) {
    const bool back = own.isNull() && own.version.isEmpty();
    const bool taken =
        tables.isTaken(own.version) || own.version == builtInConsentText(consentLanguage()).version;
    if (!back && (own.version.isEmpty() || own.title.isEmpty() || own.isNull() || taken))
        return refused(QT_TRANSLATE_NOOP("Consent", "This version is used already"), own.version,
                       QT_TRANSLATE_NOOP("Consent", "Give the changed text a version of its own, such as "
                                                    "\"2027-1\": whoever agreed to the one before is asked "
                                                    "again."));
    return record({consentTextSetting(own)});
}

} // namespace mianguan
