#include "core/work/picture_job.h"

#include "core/decoder/untrusted_picture.h"
#include "core/spec/wording.h"

#include <QFileInfo>

namespace mianguan {

namespace {

PictureJob ended(const QString& path, Import::Outcome outcome, const QString& sentence = {}) {
    return {{path, outcome, {}, sentence}, {}, {}};
}

/// Why no portrait could be made: the first failed check that has something to say.
QString whyUnmade(const Findings& findings) {
    for (const Finding& finding : findings) {
        if (finding.status == Status::Fail) return messageFor(finding);
    }
    return {};
}

} // namespace

PictureJob doPicture(const QString& path, const Store& store, const Import::Make& make,
                     const QString& specificationId) {
    Result<QByteArray> bytes = readFileBytes(path);
    if (!bytes) return ended(path, Import::Outcome::Unreadable, bytes.error().sentence());
    const Hash original = Hash::of(*bytes);
    if (store.hasOriginal(original)) return ended(path, Import::Outcome::Known);
    const Result<Picture> picture = decodeUntrusted(*bytes);
    if (!picture) return ended(path, Import::Outcome::Unreadable, picture.error().sentence());
    Result<Portrait> portrait = make(*picture);
    if (!portrait) return ended(path, Import::Outcome::Unreadable, portrait.error().sentence());
    const bool made = !portrait->jpeg.isEmpty();
    PictureJob job;
    job.original = original;
    job.item.path = path;
    job.item.outcome = made ? Import::Outcome::Queued : Import::Outcome::Unmade;
    job.item.sentence = made ? QString() : whyUnmade(portrait->findings);
    const QFileInfo file(path);
    job.submission = Store::Submission{file.completeBaseName(), file.fileName(), std::move(*bytes),
                                       specificationId, std::move(*portrait)};
    return job;
}

} // namespace mianguan
