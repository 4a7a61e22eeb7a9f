#include "core/vision/vision.h"
#include "core/work/delivery.h"
#include "core/work/event_types.h"
#include "core/work/import.h"
#include "tests/soak/soak_desk.h"

namespace mianguan::soak {

using namespace mianguan::test;

namespace {

Result<Portrait> makePortrait(const Picture& picture) {
    Portrait portrait = handmade(picture.bgr.at<cv::Vec3b>(4, 4)[0]).portrait;
    portrait.jpeg = "portrait " + Id::random().bytes();
    return portrait;
}

void run(Import& import, const QString& path) {
    QEventLoop loop;
    QObject::connect(&import, &Import::itemDone, [](const Import::Item& item) {
        if (item.outcome == Import::Outcome::Queued)
            say('+', EventType::photoSubmitted, item.subject.hex(), QFileInfo(item.path).completeBaseName());
        if (item.outcome == Import::Outcome::Unreadable || item.outcome == Import::Outcome::Unmade)
            qFatal("%s", qPrintable(item.sentence));
    });
    QObject::connect(&import, &Import::finished, &loop, &QEventLoop::quit);
    import.start({path});
    loop.exec();
}

} // namespace

/// What a kill cut short is taken up again first.
void Desk::importLastClass() {
    const int last = lastClass(orders.place);
    if (last >= 0) importClass(last);
    if (!orders.sample.isEmpty()) importPortrait();
}

void Desk::importNextClass() { importClass(lastClass(orders.place) + 1); }

void Desk::importClass(int number) {
    takePictures(orders.place, number);
    Import import(*store, makePortrait, QStringLiteral("chsi-2017-99"));
    run(import, orders.place.classFolder(number));
}

void Desk::importPortrait() {
    Import import(*store, must(Vision::load()), must(loadSpecification(defaultSpecificationId())));
    run(import, takePortrait(orders.place, orders.sample, anyNumber()));
}

void Desk::judgeSome() {
    int left = 6;
    for (const PhotoRow& row : store->photos()) {
        if (row.state == PhotoState::Pending && left-- > 0) judge(row.subject);
    }
}

void Desk::judge(const Id& subject) {
    const bool good = !oneIn(3);
    const QLatin1String type = good ? EventType::photoApproved : EventType::photoRejected;
    say('!', type, subject.hex());
    const Id verdict =
        must(good ? approve(*store, subject) : reject(*store, subject, {QStringLiteral("eyes-closed")}));
    say('+', type, subject.hex(), verdict.hex());
}

void Desk::undoSome() {
    int left = 3;
    for (const PhotoRow& row : store->photos()) {
        if (row.delivered || row.state == PhotoState::Pending || !oneIn(6) || left-- == 0) continue;
        say('!', EventType::verdictUndone, row.subject.hex());
        must(undo(*store, row.subject, must(store->photo(row.subject)).verdict));
        say('+', EventType::verdictUndone, row.subject.hex());
    }
}

void Desk::deliver() {
    QEventLoop loop;
    Delivery delivery(*store);
    QObject::connect(&delivery, &Delivery::finished, &loop, [&](const Result<Delivery::Report>& report) {
        must(report);
        loop.quit();
    });
    delivery.start({.folder = orders.place.out()});
    loop.exec();
}

void Desk::revealOne() {
    const QList<PhotoRow> rows = store->photos();
    if (rows.isEmpty()) return;
    const PhotoRow& row = rows[anyNumber() % rows.size()];
    say('!', EventType::identityRevealed, row.subject.hex());
    must(answerOf<QString>([&](QObject* context, auto done) {
        store->reveal(row.subject, QStringLiteral("a parent asks"), context, done);
    }));
    say('+', EventType::identityRevealed, row.subject.hex());
}

/// Not of the last class, whose import may be taken up again.
void Desk::purgeSome() {
    QStringList subjects;
    PurgeRequest request;
    request.scope = PurgeRequest::Scope::Chosen;
    request.reason = QStringLiteral("the batch is closed");
    for (const PhotoRow& row : store->photos()) {
        if (photoOf(row.label) >= lastClass(orders.place) * classSize || !oneIn(5)) continue;
        request.chosen += row.subject;
        subjects += row.subject.hex();
        if (subjects.size() == 4) break;
    }
    if (subjects.isEmpty()) return;
    say('!', EventType::purgeStarted, QStringLiteral("-"), subjects.join(QLatin1Char(',')));
    const auto certificate = must(answerOf<PurgeCertificate>(
        [&](QObject* context, auto done) { store->purge(request, {}, context, done); }));
    say('+', EventType::purgeStarted, certificate.id.hex());
}

} // namespace mianguan::soak
