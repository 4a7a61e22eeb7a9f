#include "ui/import/drop_card.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QStyle>

namespace mianguan {

namespace {

constexpr int wholeHeight = 240, compactHeight = 124;

} // namespace

DropCard::DropCard(QWidget* parent) : QFrame(parent) {
    setProperty("kind", QStringLiteral("drop"));
    setObjectName(QStringLiteral("dropCard"));
    mark = new QLabel(this);
    title = makeLabel("title", this);
    hint = makeLabel("quiet", this);
    for (QLabel* label : {mark, title, hint})
        label->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    files = makeButton("chooseFiles", "primary", this);
    folder = makeButton("chooseFolder", "plain", this);
    setFocusProxy(files);

    auto* buttons = rowOf(nullptr, 0, measure::normal);
    buttons->addStretch();
    for (QPushButton* button : {files, folder}) {
        button->setMinimumHeight(40);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = column(this, measure::normal, measure::tight);
    layout->addStretch();
    for (QLabel* label : {mark, title, hint})
        layout->addWidget(label);
    layout->addLayout(buttons);
    layout->addStretch();

    connect(files, &QPushButton::clicked, this, &DropCard::filesAsked);
    connect(folder, &QPushButton::clicked, this, &DropCard::folderAsked);
    keepStyled(this, [this] {
        mark->setPixmap(
            icon(QStringLiteral("import"), &Tokens::accent).pixmap(QSize(40, 40), devicePixelRatioF()));
    });
    keepTranslated(this, [this] { translate(); });
    setCompact(false);
}

void DropCard::translate() {
    say(files, tr("Choose photos…"));
    say(folder, tr("Choose a folder…"));
    switch (rule) {
    case ImportRule::Anyone:
        title->setText(tr("Drop photos or folders here"));
        hint->setText(tr("JPEG, PNG, WebP, TIFF and HEIC. What is in the store already is not taken twice."));
        return;
    case ImportRule::ListedOnly:
        title->setText(tr("Drop photos or folders here"));
        hint->setText(tr("By the school's rules only of graduates on a list, named by student, candidate or "
                         "identity number, or code."));
        return;
    case ImportRule::Never:
        title->setText(tr("The school's rules allow no photos from files"));
        hint->setText(tr("Photograph at the desk. If there must be an exception, an administrator can change "
                         "the rule under People."));
    }
}

void DropCard::setRule(ImportRule next) {
    rule = next;
    translate();
    showHint();
}

/// A rule that forbids something is always said.
void DropCard::showHint() { hint->setVisible(!small || rule != ImportRule::Anyone); }

void DropCard::setCompact(bool compact) {
    small = compact;
    mark->setVisible(!compact);
    showHint();
    setFixedHeight(compact ? compactHeight : wholeHeight);
    // Once photos are on their way, the next step is to review them.
    files->setProperty("kind", compact ? QStringLiteral("plain") : QStringLiteral("primary"));
    style()->unpolish(files);
    style()->polish(files);
}

} // namespace mianguan
