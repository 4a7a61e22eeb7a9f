#include "core/work/picture_job.h"

#include "core/decoder/untrusted_picture.h"
#include "core/spec/wording.h"

#include <QCoreApplication>
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

/// Of an imported file, which never takes the place of a photo that stands.
bool hasPhoto(const GraduateRow& graduate) {
    return graduate.photo == PhotoState::Pending || graduate.photo == PhotoState::Approved;
}

QString alreadyThere(const QString& name) {
    return QCoreApplication::translate("Import",
                                       "%1 has a photo already, submitted or approved. Take it out of the "
                                       "folder, or have that photo rejected first.")
        .arg(name);
}

} // namespace

PictureJob doPicture(const QString& path, const Store& store, const Import::Make& make,
                     const QString& specificationId) {
    Result<QByteArray> bytes = readFileBytes(path);
    if (!bytes) return ended(path, Import::Outcome::Unreadable, bytes.error().sentence());
    const Hash original = Hash::of(*bytes);
    if (store.hasOriginal(original)) return ended(path, Import::Outcome::Known);
    const QFileInfo file(path);
    const std::optional<GraduateRow> graduate = store.graduateNamedIn(file.completeBaseName());
    if (const auto may = checkImport(store.policy(), graduate.has_value()); !may)
        return ended(path, Import::Outcome::Unreadable, may.error().sentence());
    if (graduate && hasPhoto(*graduate))
        return ended(path, Import::Outcome::Unreadable, alreadyThere(graduate->name));
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
    job.submission = Store::Submission{file.completeBaseName(), file.fileName(), std::move(*bytes),
                                       specificationId, std::move(*portrait)};
    job.item.listed = graduate.has_value();
    if (graduate) {
        job.submission->graduate = graduate->subject;
        job.submission->label = graduate->name + QLatin1Char(' ') + graduate->studentNumber;
    }
    return job;
}

} // namespace mianguan
