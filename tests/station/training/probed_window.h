#pragma once

#include "tests/station/training/probe_words.h"

#include <QLocalSocket>

namespace mianguan::test {

/// A window of another process, seen and touched through its probe.
class ProbedWindow {
public:
    explicit ProbedWindow(const QString& folder) : place(folder + QStringLiteral("/state/probe")) {}

    bool isThere(); ///< and ready to be asked
    bool shows(const QString& part) { return did(ask(probe::look, part)); }
    QString read(const QString& part) { return ask(probe::read, part); }
    int count(const QString& list) { return ask(probe::count, list).toInt(); }
    bool click(const QString& part) { return did(ask(probe::click, part)); }
    bool type(const QString& part, const QString& words) { return did(ask(probe::type, part, words)); }
    bool enter(const QString& part) { return did(ask(probe::enter, part)); }
    bool drop(const QString& file) { return did(ask(probe::drop, QStringLiteral("mainWindow"), file)); }
    bool close() { return did(ask(probe::close, QStringLiteral("mainWindow"))); }
    bool picture(const QString& file) { return did(ask(probe::picture, QStringLiteral("mainWindow"), file)); }

private:
    QString ask(const QString& deed, const QString& part, const QString& words = {});
    static bool did(const QString& answer) { return answer == probe::done; }

    QString place;
    QLocalSocket line;
};

} // namespace mianguan::test
