#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace mianguan::test {

/// Where one day at a desk happens: below `machine` everything a program may write by itself, in `outside`
/// what people bring and take away.
struct DayPlaces {
    QString machine;
    QString outside;

    QString store() const { return machine + QStringLiteral("/data/mianguan/store"); }
    QString backup() const { return machine + QStringLiteral("/stick/backup"); }
    QString pictures() const { return outside + QStringLiteral("/in"); }
    QString delivered() const { return outside + QStringLiteral("/out"); }
    QString codes() const { return outside + QStringLiteral("/codes"); }
};

/// Words of that day that may stand nowhere in clear.
QList<QString> wordsOfTheDay();

/// Pictures for the desk to import.
void bringPictures(const DayPlaces& places);

/// The whole day: first start, people, import, verdicts, a look at a number, delivery, export, backup, purge,
/// snapshot, new password; leaves the store open, with more to come, until the program is killed.
int liveTheDay(const DayPlaces& places);
/// Signs in the next morning and closes.
int signInAgain(const DayPlaces& places);

} // namespace mianguan::test
