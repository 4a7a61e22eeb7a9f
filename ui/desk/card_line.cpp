#include "ui/desk/card_line.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QStyle>

namespace mianguan {

CardLine::CardLine(QWidget* parent) : QWidget(parent) {
    read = new KeyButton("readCard", "plain", QStringLiteral("F6"), this);
    words = makeLabel("small", this);
    words->setObjectName(QStringLiteral("readerWords"));
    words->setWordWrap(true);
    auto* layout = column(this, 0, measure::hair);
    layout->addWidget(read);
    layout->addWidget(words);
    connect(read, &QPushButton::clicked, this, &CardLine::asked);
    keepTranslated(this, [this] { refresh(); });
}

void CardLine::setReading(bool on) {
    reading = on;
    refresh();
}

void CardLine::setReader(bool isChosen, const std::optional<Error>& error) {
    hasReader = isChosen;
    trouble = error;
    refresh();
}

void CardLine::refresh() {
    say(read, reading ? tr("Reading the identity card…") : tr("Read identity card"),
        tr("Reads an identity card or a code held before the camera (F6)"));
    read->setEnabled(!reading);
    words->setVisible(hasReader);
    words->setText(trouble ? tr("The card reader does not answer; it is tried again.")
                           : tr("Or lay the card on the reader."));
    words->setProperty("role", trouble ? QStringLiteral("caution") : QStringLiteral("small"));
    words->style()->polish(words);
}

} // namespace mianguan
