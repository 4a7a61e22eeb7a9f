#include "ui/desk/reader_watch.h"

#include "core/base/aside.h"
#include "core/identify/adapters/adapter_threads.h"
#include "core/identify/adapters/card_reader.h"
#include "ui/desk/card_portrait.h"

namespace mianguan {

namespace {

constexpr std::chrono::milliseconds atATime(500), beforeAnotherTry(2000);

std::optional<IdentityClaim> claimOf(const std::optional<CardRecord>& card) {
    if (!card) return {};
    IdentityClaim claim;
    claim.name = card->name;
    claim.identityNumber = card->identityNumber;
    claim.portrait = cardPortrait(card->portrait);
    return claim;
}

} // namespace

ReaderWatch::ReaderWatch(QObject* parent) : QObject(parent) {
    again.setSingleShot(true);
    connect(&again, &QTimer::timeout, this, &ReaderWatch::poll);
}

ReaderWatch::~ReaderWatch() { letGo(); }

void ReaderWatch::use(const QString& path, const QString& words) {
    if (path == library && words == settings) return;
    letGo();
    ++turn;
    library = path;
    settings = words;
    if (isChosen()) reader = std::make_shared<CardReader>(library, settings);
    say({});
    poll();
}

/// Closing waits for a vendor's library too: whoever holds the reader last is on another thread.
void ReaderWatch::letGo() {
    if (reader) adapterThreads().start([last = std::move(reader)]() mutable { last.reset(); });
    reader.reset();
}

void ReaderWatch::setWatching(bool on) {
    watching = on;
    poll();
}

void ReaderWatch::poll() {
    if (!watching || waiting || !reader || again.isActive()) return;
    waiting = true;
    runAside(
        adapterThreads(), this, [asked = reader] { return asked->read(atATime).map(claimOf); },
        [this, of = turn](const Result<std::optional<IdentityClaim>>& answer) {
            waiting = false;
            if (of == turn) answered(answer);
            poll();
        });
}

void ReaderWatch::answered(const Result<std::optional<IdentityClaim>>& answer) {
    say(answer ? std::nullopt : std::optional(answer.error()));
    if (!answer)
        again.start(beforeAnotherTry);
    else if (*answer && watching)
        Q_EMIT cardRead(**answer);
}

void ReaderWatch::say(const std::optional<Error>& error) {
    if (error == said) return;
    said = error;
    Q_EMIT changed();
}

} // namespace mianguan
