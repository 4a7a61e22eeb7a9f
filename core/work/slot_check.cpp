#include "core/work/slot_check.h"

#include "core/ledger/key_cabinet.h"
#include "core/work/people_tables.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("People", words); }

QString owner(const PeopleTables& people, const Id& whose) {
    if (whose.isNull()) return text(QT_TRANSLATE_NOOP("People", "the recovery code"));
    const std::optional<User> user = people.user(whose);
    return user ? user->displayName : whose.hex();
}

/// Events of the first sealed stores do not tell of slots.
bool fits(const Slot& slot, const QByteArray& known) {
    return known.isEmpty() || known == slot.fingerprint();
}

} // namespace

Result<bool> isLastWritten(const KeyCabinet& cabinet, const PeopleTables& people, const Id& whose) {
    return cabinet.slotOf(whose).map([&](const std::optional<Slot>& slot) {
        return slot && fits(*slot, people.slotFingerprints().value(whose));
    });
}

Result<QStringList> slotProblems(const KeyCabinet& cabinet, const PeopleTables& people) {
    const Result<QList<Slot>> present = cabinet.slotList();
    if (!present) return Fail(present.error());
    QHash<Id, QByteArray> expected = people.slotFingerprints();
    QStringList sentences;
    const auto blame = [&](const char* sentence, const Id& whose) {
        sentences += text(sentence).arg(owner(people, whose));
    };
    for (const Slot& slot : *present) {
        const Id whose = slot.userId();
        if (!expected.contains(whose))
            blame(QT_TRANSLATE_NOOP("People", "The key slot of %1 opens the store, which nobody gave it"),
                  whose);
        if (!fits(slot, expected.take(whose)))
            blame(QT_TRANSLATE_NOOP("People",
                                    "The key slot of %1 is not the one last written: an older one, with "
                                    "an older password, may have been put back"),
                  whose);
    }
    for (auto missing = expected.keyBegin(); missing != expected.keyEnd(); ++missing)
        blame(QT_TRANSLATE_NOOP("People", "The key slot of %1 is gone or damaged"), *missing);
    return sentences;
}

} // namespace mianguan
