#include "ui/review/faces_panel.h"

#include "ui/base/live_text.h"
#include "ui/review/face_row.h"
#include "ui/review/photo_list.h"
#include "ui/review/pictures.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

constexpr int mostAlarms = 2; ///< more of one face are found from those

Mark markOfBand(Band band) {
    switch (band) {
    case Band::Same:
        return markOf(Status::Pass);
    case Band::Unsure:
        return markOf(Status::Warn);
    case Band::Different:
        return markOf(Status::Fail);
    }
    return {};
}

} // namespace

FacesPanel::FacesPanel(Pictures& source, const PhotoList& list, QWidget* parent)
    : QWidget(parent), pictures(source), photos(list),
      reference(new FaceRow("referenceFace", FaceRow::Leads::Nowhere, this)) {
    setObjectName(QStringLiteral("faces"));
    auto* layout = column(this, 0, measure::hair);
    layout->addWidget(reference);
    for (int i = 0; i < mostAlarms; ++i) {
        auto* row = new FaceRow(i == 0 ? "faceAlarm" : "faceAlarm2", FaceRow::Leads::Elsewhere, this);
        connect(row->button(), &QPushButton::clicked, this, [this, i] {
            if (i < opinion.alarms.size()) Q_EMIT photoAsked(opinion.alarms.at(i).other);
        });
        layout->addWidget(row);
        alarms += row;
    }
    const auto refill = [this](const Id&) {
        if (shown) fill();
    };
    connect(&pictures, &Pictures::thumbnailReady, this, refill);
    connect(&pictures, &Pictures::referenceReady, this, refill);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Faces"));
        for (FaceRow* row : alarms)
            say(row->button(), tr("Show that photo (J)"));
        if (shown) fill();
    });
    clear();
}

void FacesPanel::show(const PhotoDetail& photo, const FaceOpinion& said) {
    shown = photo;
    opinion = said;
    fill();
}

void FacesPanel::clear() {
    shown.reset();
    opinion = {};
    hide();
}

void FacesPanel::jump() {
    if (shown && !opinion.alarms.isEmpty()) Q_EMIT photoAsked(opinion.alarms.first().other);
}

void FacesPanel::fill() {
    const bool compared = !shown->reference.isNull() && !shown->portrait.isNull();
    reference->setVisible(compared);
    if (compared) fillReference();
    for (int i = 0; i < alarms.size(); ++i) {
        const bool told = i < opinion.alarms.size();
        alarms.at(i)->setVisible(told);
        if (told) fillAlarm(*alarms.at(i), opinion.alarms.at(i));
    }
    setVisible(compared || !opinion.alarms.isEmpty());
}

void FacesPanel::fillReference() {
    reference->setPictures(thumbnailOf(shown->row.subject), referenceOf(shown->row.subject));
    const Mark waiting{QStringLiteral("status-none"), &Tokens::quiet};
    if (!opinion.referenceTrouble.isEmpty())
        return reference->setWords(markOf(Status::Warn), tr("Cannot be compared"), opinion.referenceTrouble);
    if (!opinion.reference)
        return reference->setWords(waiting, tr("Reference picture"),
                                   opinion.looked ? tr("No face was found to compare.") : tr("Comparing…"));
    const Likeness& likeness = *opinion.reference;
    const QString figures = tr("Reference picture · likeness %1 / %2")
                                .arg(likeness.resnet, 0, 'f', 2)
                                .arg(likeness.mobile, 0, 'f', 2);
    if (likeness.comparable() || likeness.band == Band::Same)
        return reference->setWords(markOfBand(likeness.band), bandText(likeness.band), figures);
    reference->setWords(markOf(Status::Warn), tr("Cannot be compared"),
                        whyNotCompared(likeness, tr("Portrait"), tr("Reference")));
}

void FacesPanel::fillAlarm(FaceRow& row, const FaceAlarm& alarm) {
    row.setPictures(thumbnailOf(shown->row.subject),
                    alarm.ofReference ? referenceOf(alarm.other) : thumbnailOf(alarm.other));
    const QString other = photos.labelOf(alarm.other);
    const bool crossed = alarm.kind == FaceDoubt::Kind::Crossed;
    row.setWords(
        markOf(Status::Warn), crossed ? tr("Crossed photos?") : tr("One face twice?"),
        (alarm.ofReference ? tr("Looks like the reference picture of %1 (%2)") : tr("Looks like %1 (%2)"))
            .arg(other, bandText(alarm.likeness.band)));
}

QImage FacesPanel::thumbnailOf(const Id& subject) const {
    const QImage* image = pictures.thumbnail(subject);
    if (!image) pictures.wantThumbnail(subject);
    return image ? *image : QImage();
}

QImage FacesPanel::referenceOf(const Id& subject) const {
    const QImage* image = pictures.reference(subject);
    if (!image) pictures.wantReference(subject);
    return image ? *image : QImage();
}

} // namespace mianguan
