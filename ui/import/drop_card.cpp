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
    keepTranslated(this, [this] {
        title->setText(tr("Drop photos or folders here"));
        hint->setText(tr("JPEG, PNG, WebP, TIFF and HEIC. What is in the store already is not taken twice."));
        say(files, tr("Choose photos…"));
        say(folder, tr("Choose a folder…"));
    });
    setCompact(false);
}

void DropCard::setCompact(bool compact) {
    mark->setVisible(!compact);
    hint->setVisible(!compact);
    setFixedHeight(compact ? compactHeight : wholeHeight);
    // Once photos are on their way, the next step is to review them.
    files->setProperty("kind", compact ? QStringLiteral("plain") : QStringLiteral("primary"));
    style()->unpolish(files);
    style()->polish(files);
}

} // namespace mianguan
