#include "core/vision/vision.h"
#include "core/work/delivery.h"
#include "core/work/event_types.h"
#include "core/work/import.h"
#include "tests/soak/soak_desk.h"

#include <algorithm>

namespace mianguan::soak {

using namespace mianguan::test;

namespace {

Result<Portrait> makePortrait(const Picture& picture) {
    Portrait portrait = handmade(picture.bgr.at<cv::Vec3b>(4, 4)[0]).portrait;
    portrait.jpeg = "portrait " + Id::random().bytes();
    return portrait;
}

} // namespace

void Desk::run(Import& import, const QString& path) {
    QEventLoop loop;
    QObject::connect(&import, &Import::itemDone, [this](const Import::Item& item) {
        if (item.outcome == Import::Outcome::Queued)
            acknowledge(EventType::photoSubmitted, item.subject.hex(),
                        QFileInfo(item.path).completeBaseName());
        if (item.outcome == Import::Outcome::Unreadable || item.outcome == Import::Outcome::Unmade)
            voice.fail({ErrorKind::Unreadable, item.sentence, item.path, {}});
    });
    QObject::connect(&import, &Import::finished, &loop, &QEventLoop::quit);
    import.start({path});
    loop.exec();
}

/// What a kill cut short is taken up again first.
void Desk::importLastClass() {
    const int last = lastClass(orders.place);
    if (last >= 0) importClass(last);
}

void Desk::importNextClass() { importClass(lastClass(orders.place) + 1); }

void Desk::importClass(int number) {
    takePictures(orders.place, number);
    Import import(*store, makePortrait, QStringLiteral("chsi-2017-99"));
    run(import, orders.place.classFolder(number));
}

void Desk::importPortrait() {
    const auto vision = got(Vision::load());
    const auto specification = got(loadSpecification(defaultSpecificationId()));
    if (!vision || !specification) return;
    Import import(*store, *vision, *specification);
    run(import, takePortrait(orders.place, orders.sample, anyNumber()));
}

/// At most so many of those that fit, at least one if there is any.
QList<PhotoRow> Desk::some(int most, const std::function<bool(const PhotoRow&)>& fits) {
    QList<PhotoRow> rows;
    for (const PhotoRow& row : store->photos()) {
        if (fits(row)) rows += row;
    }
    std::shuffle(rows.begin(), rows.end(), chance);
    return rows.first(qMin<qsizetype>(rows.size(), 1 + anyNumber() % most));
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
    intend(type, subject.hex());
    const auto verdict =
        got(good ? approve(*store, subject) : reject(*store, subject, {QStringLiteral("eyes-closed")}));
    if (verdict) acknowledge(type, subject.hex(), verdict->hex());
}

void Desk::undoSome() {
    for (const PhotoRow& row : some(3, [](const PhotoRow& photo) {
             return !photo.delivered && photo.state != PhotoState::Pending;
         })) {
        const auto photo = got(store->photo(row.subject));
        if (!photo) continue;
        intend(EventType::verdictUndone, row.subject.hex());
        if (got(undo(*store, row.subject, photo->verdict)))
            acknowledge(EventType::verdictUndone, row.subject.hex());
    }
}

void Desk::deliver() {
    QEventLoop loop;
    Delivery delivery(*store);
    QObject::connect(&delivery, &Delivery::finished, &loop, [&](const Result<Delivery::Report>& report) {
        got(report);
        loop.quit();
    });
    delivery.start({.folder = orders.place.out()});
    loop.exec();
}

void Desk::revealOne() {
    const QList<PhotoRow> rows = store->photos();
    if (rows.isEmpty()) return;
    const PhotoRow& row = rows[anyNumber() % rows.size()];
    intend(EventType::identityRevealed, row.subject.hex());
    const auto label = answered<QString>([&](QObject* context, auto done) {
        store->reveal(row.subject, QStringLiteral("a parent asks"), context, done);
    });
    if (label) acknowledge(EventType::identityRevealed, row.subject.hex());
}

/// Not of the last class, whose import may be taken up again.
void Desk::purgeSome() {
    QStringList subjects;
    PurgeRequest request;
    request.scope = PurgeRequest::Scope::Chosen;
    request.reason = QStringLiteral("the batch is closed");
    const int spared = lastClass(orders.place) * orders.place.classSize;
    for (const PhotoRow& row :
         some(4, [&](const PhotoRow& photo) { return photoOf(photo.label) < spared; })) {
        request.chosen += row.subject;
        subjects += row.subject.hex();
    }
    if (subjects.isEmpty()) return;
    intend(EventType::purgeStarted, none(), subjects.join(QLatin1Char(',')));
    const auto certificate = answered<PurgeCertificate>(
        [&](QObject* context, auto done) { store->purge(request, {}, context, done); });
    if (certificate) acknowledge(EventType::purgeStarted, certificate->id.hex());
}

} // namespace mianguan::soak
