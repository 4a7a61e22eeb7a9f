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
    if (staged) evidence->showFaces(watch ? watch->opinion(staged->row.subject) : FaceOpinion());
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
