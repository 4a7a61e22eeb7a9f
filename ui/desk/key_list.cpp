#include "ui/desk/key_list.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>

namespace mianguan {

namespace {

constexpr const char* caps[] = {"␣", "↵", "Esc", "F2", "F4", "F5", "F7", "F8", "F9"};

} // namespace

KeyList::KeyList(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("deskKeys"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, measure::tight, 0, 0);
    grid->setHorizontalSpacing(measure::normal);
    grid->setVerticalSpacing(measure::hair);
    grid->setColumnStretch(1, 1);
    for (const char* cap : caps) {
        const int row = int(words.size());
        auto* key = makeLabel("quiet", this);
        key->setText(QString::fromUtf8(cap));
        words += makeLabel("quiet", this);
        grid->addWidget(key, row, 0);
        grid->addWidget(words.last(), row, 1);
    }
    grid->setRowStretch(int(words.size()), 1);
    keepTranslated(this, [this] { translate(); });
}

void KeyList::translate() {
    const QString meanings[] = {
        tr("Take a picture"), tr("Call, seat, submit"),   tr("A step back"), tr("Find someone else"),
        tr("Absent"),         tr("How the session goes"), tr("The notice"),  tr("Photo report"),
        tr("Sitter's screen")};
    static_assert(std::size(meanings) == std::size(caps));
    for (int row = 0; row < words.size(); ++row)
        words[row]->setText(meanings[row]);
}

} // namespace mianguan
