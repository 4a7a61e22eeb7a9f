#include "app/station/verify_command.h"

#include "app/station/password_prompt.h"
#include "core/work/store.h"
#include "ui/access/doorkeeper.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace mianguan {

namespace {

QString words(const char* text) { return QCoreApplication::translate("Verify", text); }

void say(FILE* stream, const QString& sentence) { std::fprintf(stream, "%s\n", qUtf8Printable(sentence)); }

int sayError(const Error& error) {
    say(stderr, error.sentence());
    return 1;
}

/// On a terminal, over and over on one line; `done` of `total` wipes it in the end.
void sayProgress(qint64 done, qint64 total) {
    static const bool terminal = ::isatty(STDERR_FILENO);
    if (!terminal || total <= 0) return;
    if (done >= total)
        std::fprintf(stderr, "\r\033[K");
    else
        std::fprintf(stderr, "\r\033[K%s %lld %%",
                     qUtf8Printable(words(QT_TRANSLATE_NOOP("Verify", "Checking…"))), 100ll * done / total);
    std::fflush(stderr);
}

int report(const Result<Verification>& answer) {
    if (!answer) return sayError(answer.error());
    for (const QString& sentence : answer->problems)
        say(stdout, sentence);
    //: how much was looked at
    say(stdout, words(QT_TRANSLATE_NOOP("Verify", "%1 events and %2 pictures were checked."))
                    .arg(answer->events)
                    .arg(answer->blobs));
    if (answer->problems.isEmpty())
        say(stdout, words(QT_TRANSLATE_NOOP("Verify", "Everything is as it was written.")));
    return answer->problems.isEmpty() ? 0 : 1;
}

Error nothingThere(const QString& folder) {
    return {ErrorKind::NotFound, words(QT_TRANSLATE_NOOP("Verify", "There is no store here")), folder,
            words(QT_TRANSLATE_NOOP("Verify", "Name the store's folder with --data."))};
}

Error stillPlain(const QString& folder) {
    return {ErrorKind::Unsupported,
            words(QT_TRANSLATE_NOOP("Verify",
                                    "This store was written by an earlier version and is not encrypted yet")),
            folder, words(QT_TRANSLATE_NOOP("Verify", "Start the program once: it seals the store."))};
}

/// Chains, signatures, and that everything sealed is there; what is inside stays shut.
int verifyWithoutKey(const Options& options) {
    auto file = LedgerFile::open(options.data);
    if (!file) return sayError(file.error());
    if ((*file)->state() == LedgerFile::State::New) return sayError(nothingThere(options.data));
    if ((*file)->state() == LedgerFile::State::Plain) return sayError(stillPlain(options.data));
    const int status = report(verifySealed(**file, sayProgress, {}));
    say(stdout, words(QT_TRANSLATE_NOOP(
                    "Verify", "Nobody signed in, so nothing sealed was opened: chains and signatures "
                              "were checked, and that every body and picture is there. To check "
                              "what they hold: --user NAME")));
    return status;
}

/// The whole check, inside the store.
class Check : public QObject {
public:
    Check(const Options& options, const Entrance::Options& how, const Secret& typed)
        : user(options.user), password(typed), keeper(options.data, how) {
        connect(&keeper, &Doorkeeper::shut, this, &Check::end);
        connect(&keeper, &Doorkeeper::restoreOwed, this, &Check::end);
        connect(&keeper, &Doorkeeper::refused, this, &Check::end);
        connect(&keeper, &Doorkeeper::atDoor, this, [this] { signIn(); });
        connect(&keeper, &Doorkeeper::inside, this, [this] { verify(); });
        keeper.open();
    }

private:
    static void end(const Error& error) { QCoreApplication::exit(sayError(error)); }

    void signIn() {
        if (keeper.state() == Entrance::State::New) return end(nothingThere(folder()));
        if (keeper.state() == Entrance::State::Plain) return end(stillPlain(folder()));
        keeper.signIn(user, std::exchange(password, {}));
    }
    void verify() {
        inside = keeper.take();
        inside.store->verify(sayProgress, {}, this, [this](const Result<Verification>& answer) {
            const int status = report(answer);
            if (inside.store->practice()) return QCoreApplication::exit(status);
            inside.store->signOut(SignOut::Closed, this,
                                  [status](const Result<Id>&) { QCoreApplication::exit(status); });
        });
    }
    QString folder() const { return keeper.folder(); }

    QString user;
    Secret password;
    Doorkeeper keeper;
    Doorkeeper::Inside inside;
};

} // namespace

int verifyStore(const Options& options, const Entrance::Options& how) {
    if (!QFileInfo(options.data).isDir()) return sayError(nothingThere(options.data));
    if (!options.practice && options.user.isEmpty()) return verifyWithoutKey(options);
    Secret password;
    if (!options.practice) {
        const auto typed =
            askForPassword(words(QT_TRANSLATE_NOOP("Verify", "Password of %1:")).arg(options.user));
        if (!typed || typed->isEmpty()) {
            say(stderr, words(QT_TRANSLATE_NOOP("Verify", "No password was given.")));
            return 2;
        }
        password = *typed;
    }
    Entrance::Options asked = how;
    asked.practice = options.practice;
    const Check check(options, asked, password);
    return QCoreApplication::exec();
}

} // namespace mianguan
