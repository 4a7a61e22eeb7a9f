#include "app/station/verify_command.h"

#include "core/work/store.h"

#include <QCoreApplication>

#include <cstdio>

namespace mianguan {

namespace {

void say(FILE* stream, const QString& sentence) { std::fprintf(stream, "%s\n", qUtf8Printable(sentence)); }

int report(const Result<QStringList>& answer) {
    if (!answer) {
        say(stderr, answer.error().sentence());
        return 1;
    }
    for (const QString& sentence : *answer)
        say(stdout, sentence);
    if (answer->isEmpty())
        say(stdout, QCoreApplication::translate("Station", "Everything is as it was written."));
    return answer->isEmpty() ? 0 : 1;
}

} // namespace

int verifyStore(const Options& options) {
    auto store = Store::open(options.data, {options.practice});
    if (!store) return report(Fail(store.error()));
    (*store)->verify(qApp, [](const Result<QStringList>& answer) { QCoreApplication::exit(report(answer)); });
    return QCoreApplication::exec();
}

} // namespace mianguan
