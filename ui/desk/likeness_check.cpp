#include "ui/desk/likeness_check.h"

#include "core/base/aside.h"
#include "core/decoder/untrusted_picture.h"
#include "core/work/store.h"

namespace mianguan {

LikenessCheck::LikenessCheck(const Store& photos, QObject* parent) : QObject(parent), store(photos) {
    pool.setMaxThreadCount(1);
}
LikenessCheck::~LikenessCheck() { pool.waitForDone(); }

void LikenessCheck::forget() { ++turn; }

void LikenessCheck::compare(const GraduateDetail& graduate, const QByteArray& portrait) {
    if (!look || graduate.reference.isNull() || portrait.isEmpty()) return;
    const auto faceOf = [seen = look](const QByteArray& bytes) {
        return decodeUntrusted(bytes).and_then([&](const Picture& picture) { return seen(picture); });
    };
    runAside(
        pool, this,
        [this, faceOf, portrait, subject = graduate.row.subject,
         hash = graduate.reference]() -> Result<Likeness> {
            const auto shot = faceOf(portrait);
            if (!shot) return Fail(shot.error());
            return store.blob(subject, hash).and_then(faceOf).map([&](const FaceTemplate& reference) {
                return compareFaces(*shot, reference);
            });
        },
        [this, of = ++turn](const Result<Likeness>& likeness) {
            if (of != turn) return;
            if (!likeness)
                return Q_EMIT compared(Band::Unsure, tr("Reference picture: %1").arg(likeness.error().what));
            const QString why = whyNotCompared(*likeness, tr("the shot"), tr("the reference picture"));
            Q_EMIT compared(likeness->band,
                            tr("Reference picture: %1").arg(why.isEmpty() ? bandText(likeness->band) : why));
        });
}

} // namespace mianguan
