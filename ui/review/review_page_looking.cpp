#include "core/work/face_watch.h"
#include "core/work/store.h"
#include "ui/base/settings.h"
#include "ui/card/card_sheet.h"
#include "ui/review/evidence_panel.h"
#include "ui/review/filmstrip.h"
#include "ui/review/pictures.h"
#include "ui/review/review_actions.h"
#include "ui/review/review_page.h"
#include "ui/review/stage.h"
#include "ui/review/state_words.h"
#include "ui/widgets/parts.h"

#include <QStackedWidget>

namespace mianguan {

void ReviewPage::setEvidence(bool on) {
    evidenceOn = on;
    settings.set(setting::evidence, on);
    side->setVisible(on);
    stage->setEvidence(on);
}

void ReviewPage::setFaceWatch(FaceWatch* looking) {
    watch = looking;
    connect(watch, &FaceWatch::changed, this, &ReviewPage::showFaces);
    showFaces();
}

void ReviewPage::showFaces() {
    const auto count = watch ? watch->alarmed().size() : 0;
    alarmed->setVisible(count > 0);
    say(alarmed, tr("%n face(s)", "to look at: one under two names, or crossed photos", int(count)),
        tr("Photos whose face stands under another name too, or that may be crossed; shows the next"));
    if (staged) evidence->showFaces(watch ? watch->opinion(staged->row.subject) : FaceOpinion());
}

void ReviewPage::showNextAlarmed() {
    const QList<Id> photos = watch->alarmed();
    if (photos.isEmpty()) return;
    const qsizetype here = current ? photos.indexOf(*current) : -1;
    open(photos.at((here + 1) % photos.size()));
    stage->setFocus();
}

void ReviewPage::showCard() {
    if (!staged || !store.may(Command::PrintReportCards)) return;
    const Card* card = pictures->card(staged->row.subject);
    showReportCard(store, *staged, card ? card->portrait : QImage(), stateText(staged->row.state), this);
}

void ReviewPage::toggleGrid() {
    const bool toGrid = views->currentIndex() == 0;
    views->setCurrentIndex(toGrid ? 1 : 0);
    actions->setSingle(!toGrid);
    updateReadiness();
    if (toGrid)
        grid->setFocus();
    else
        stage->setFocus();
}

} // namespace mianguan
