#pragma once

#include "core/ledger/backup.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"

#include <QThread>

#include <functional>
#include <utility>

namespace mianguan::test {

/// A store, a folder for its backup, and places to restore it to.
class BackupPlace {
public:
    BackupPlace() : ledger(openLedger(store()).value()) {}

    QString store() const { return at("store"); }
    QString backup() const { return at("stick/backup"); }
    QString at(const char* name) const { return place.path() + QLatin1Char('/') + QLatin1String(name); }

    void append(int from, int to) {
        for (int number = from; number <= to; ++number)
            subjects += ledger->append(draft(number)).value().event.subject;
    }
    void purge(int index) {
        Draft tombstone;
        tombstone.type = QStringLiteral("photo-purged");
        tombstone.subject = subjects[index];
        tombstone.tombstone = true;
        if (!ledger->append(tombstone)) qFatal("cannot purge");
    }
    Result<BackupReport> backUp(FileSystem& disk = FileSystem::real()) const {
        return mianguan::backUp(*ledger, backup(), disk);
    }
    /// Sentences of what is wrong with the backup as it lies there, restored to a machine that knows nothing.
    QStringList problems(QList<int>* numbers = nullptr) const {
        MemoryFolder fresh;
        const QString target = fresh.path() + QStringLiteral("/store");
        const auto verified = verifyBackup(backup());
        if (!verified) return {verified.error().sentence()};
        const auto restored = restore(backup(), target, FileSystem::real());
        if (!restored) return {restored.error().sentence()};
        return *verified + restored->damaged + problemsOfStore(target, numbers);
    }
    static QStringList problemsOfStore(const QString& folder, QList<int>* numbers = nullptr) {
        const auto opened = openLedger(folder);
        if (!opened) return {opened.error().sentence()};
        if ((*opened)->began() != Beginning::Restored) return {QStringLiteral("not begun as restored")};
        if (QFileInfo::exists(folder + QStringLiteral("/restored")))
            return {QStringLiteral("the mark stays")};
        if (numbers) *numbers = numbersIn(**opened);
        return problemsIn(**opened);
    }

    MemoryFolder place;
    QList<Id> subjects;
    std::unique_ptr<Ledger> ledger;
};

/// Runs work on a thread of its own and waits, as the ledger's writer is another one than the backup's.
template <class Work>
void elsewhere(const Work& work) {
    const std::unique_ptr<QThread> thread(QThread::create(work));
    thread->start();
    thread->wait();
}

/// Does something once, when a file is made.
class Interloper : public FileSystem {
public:
    int create(const QByteArray& path, quint32 rights) override {
        if (path.contains(where)) {
            if (auto act = std::exchange(once, {})) act();
        }
        return FileSystem::create(path, rights);
    }
    QByteArray where;
    std::function<void()> once;
};

inline QStringList namesIn(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

inline QList<int> upTo(int last) {
    QList<int> numbers;
    for (int number = 1; number <= last; ++number)
        numbers += number;
    return numbers;
}

/// What a Result's error says, for QVERIFY2.
template <class T>
QByteArray words(const Result<T>& result) {
    return result ? QByteArray("it worked") : result.error().sentence().toUtf8();
}

} // namespace mianguan::test
