#include "core/work/store_private.h"

namespace mianguan {

QList<PhotoRow> Store::find(const QString& text, int limit) const {
    return may(Command::LookAtPhotos) ? d->photos.photos().find(text, limit) : QList<PhotoRow>();
}

void Store::reveal(const Id& subject, const QString& reason, QObject* context, Answer<QString> done) {
    d->command(Command::RevealIdentity, context, std::move(done),
               [=, this] { return d->activity.reveal(subject, reason); });
}

QList<ActivityRow> Store::activity(const ActivityFilter& filter, qint64 first, int count) const {
    return may(Command::SeeActivity) ? d->activity.rows(filter, first, count) : QList<ActivityRow>();
}

qint64 Store::activityCount(const ActivityFilter& filter) const {
    return may(Command::SeeActivity) ? d->activity.count(filter) : 0;
}

void Store::writeActivity(const QString& file, const ActivityFilter& filter, QObject* context,
                          Answer<qint64> done) {
    d->reading(Command::ExportActivity, {}, context, std::move(done),
               [=, this](const std::stop_token& stop) -> Result<qint64> {
                   const Result<qint64> rows = d->activity.write(file, filter, stop);
                   if (!rows || !d->undamaged()) return rows; // nothing is written into what is damaged
                   return d->desk->ask([&] { return d->activity.recordExport(*rows); }).map([&](const Id&) {
                       return *rows;
                   });
               });
}

} // namespace mianguan
