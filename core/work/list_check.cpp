#include "core/work/list_check.h"

#include "core/ledger/ledger.h"
#include "core/work/authority.h"
#include "core/work/closing_tables.h"
#include "core/work/list_making.h"
#include "core/work/people_tables.h"
#include "core/work/slot_check.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QLocale>
#include <QThread>

namespace mianguan {

namespace {

constexpr qsizetype comparedAtOnce = 20;
constexpr std::chrono::milliseconds heldAtMost{20}; // the ledger, by a check

QString text(const char* words) { return QCoreApplication::translate("Store", words); }

Result<void> goesOn(const std::stop_token& stop) {
    if (!stop.stop_requested()) return {};
    return fail(ErrorKind::Cancelled, text(QT_TRANSLATE_NOOP("Store", "The check was stopped")));
}

/// Keeps whom events were of, too.
Projection::Module watchWhile(const std::stop_token& stop, QSet<Id>& told) {
    return {QStringLiteral("check"),
            1,
            {},
            [stop, &told](Statements&, const Record& record) {
                told += record.event.subject;
                return goesOn(stop);
            },
            {},
            true};
}

QStringList contradicted(const ClosingTables& closings) {
    QStringList sentences;
    for (const ClosingTables::Contradiction& one : closings.contradictions())
        sentences +=
            text(QT_TRANSLATE_NOOP("Store", "The daily closing of %1 says %2 yuan, its payments come "
                                            "to %3"))
                .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(one.timeMs), QLocale::ShortFormat),
                     yuanText(one.said), yuanText(one.found));
    return sentences;
}

QStringList misfits(const Projection& fresh) {
    QStringList sentences;
    for (const Projection::Misfit& one : fresh.misfits())
        sentences +=
            text(QT_TRANSLATE_NOOP("Store", "Entry %1 does not fit the list \"%2\" and is left out of it"))
                .arg(one.event.hex(), one.module);
    return sentences;
}

/// A sentence for each list that is not as it is made of every event. Of a copy, as comparing takes its time.
Result<QStringList> differing(const Ledger& book, QByteArray&& shown, const Projection& fresh) {
    Projection lists(listsOf(book));
    if (const auto filled = lists.restore(std::move(shown)); !filled) return Fail(filled.error());
    return lists.differences(fresh).map([](const QStringList& tables) {
        QStringList sentences;
        for (const QString& table : tables)
            sentences += text(QT_TRANSLATE_NOOP("Store", "The list \"%1\" differs from the ledger: start the "
                                                         "program again"))
                             .arg(table);
        return sentences;
    });
}

void forgetMoved(const ShownLists& shown) {
    const QMutexLocker locked(&shown.recording);
    shown.moved.clear();
}

/// What was recorded meanwhile, and whom that concerns who is not shown as it came.
Result<void> bringLevel(const ShownLists& shown, Projection& fresh, Reader& reader, const QSet<Id>& told) {
    return catchUp(shown.book, fresh, reader, {})
        .and_then([&] { return shown.book.hub().tangled(); })
        .and_then([&](const QSet<Id>& tangled) {
            return remake(shown.book, fresh, shown.moved + (tangled & (told + QSet<Id>{Id()})));
        });
}

/// A part at a time, so that nobody who records waits long. Whoever has none is made anew last, and so is who
/// was made anew in the lists meanwhile.
Result<void> remakeInParts(const ShownLists& shown, Projection& fresh, Reader& reader,
                           const std::stop_token& stop) {
    if (auto read = catchUp(shown.book, fresh, reader, {}); !read) return read; // so that little is left
    auto all = toMakeAnew(shown.book, fresh, 0);
    if (!all) return Fail(all.error());
    all->remove(Id());
    QList<Id> rest(all->begin(), all->end());
    while (!rest.isEmpty()) {
        QMutexLocker locked(&shown.recording);
        if (auto read = catchUp(shown.book, fresh, reader, {}); !read) return read;
        for (const QDeadlineTimer end(heldAtMost); !rest.isEmpty() && !end.hasExpired();) {
            const QList<Id> part = rest.mid(0, comparedAtOnce);
            rest.remove(0, part.size());
            if (auto made = remake(shown.book, fresh, QSet<Id>(part.begin(), part.end())); !made) return made;
        }
        locked.unlock();
        QThread::msleep(1); // or whoever waits would never have his turn
        if (auto on = goesOn(stop); !on) return on;
    }
    return {};
}

} // namespace

Result<QStringList> checkLists(const ShownLists& shown, const Progress& progress,
                               const std::stop_token& stop) {
    forgetMoved(shown);
    Reader reader(shown.book);
    Authority authority;
    QSet<Id> told;
    Projection fresh(listsOf(shown.book) << watchWhile(stop, told) << authorityModule(authority));
    if (const auto made = fresh.make(); !made) return Fail(made.error());
    if (const auto read = catchUp(shown.book, fresh, reader, progress); !read) return Fail(read.error());
    told.clear();
    if (const auto made = remakeInParts(shown, fresh, reader, stop); !made) return Fail(made.error());
    QMutexLocker locked(&shown.recording);
    if (shown.moved.contains(Id())) { // only empty tables can be filled with those
        locked.unlock();
        return checkLists(shown, progress, stop);
    }
    if (const auto level = bringLevel(shown, fresh, reader, told); !level) return Fail(level.error());
    Result<QByteArray> tables = shown.lists.serialized();
    if (!tables) return Fail(tables.error());
    // What is known of slots may be among what cannot be read.
    const auto slotSentences =
        !shown.damaged ? slotProblems(shown.book.cabinet(), PeopleTables(shown.lists)) : QStringList();
    locked.unlock();
    if (!slotSentences) return slotSentences;
    return differing(shown.book, std::move(*tables), fresh).map([&](const QStringList& sentences) {
        return authority.problems() + *slotSentences + contradicted(ClosingTables(fresh)) + misfits(fresh) +
               sentences;
    });
}

} // namespace mianguan
