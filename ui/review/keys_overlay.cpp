#include "ui/review/keys_overlay.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace mianguan {

namespace {

struct KeyLine {
    const char* keys;
    const char* meaning;
};

constexpr KeyLine lines[] = {
    {"A", QT_TRANSLATE_NOOP("Keys", "Approve")},
    {"R", QT_TRANSLATE_NOOP("Keys", "Reject with reasons")},
    {"1 – 9", QT_TRANSLATE_NOOP("Keys", "Reject with this reason at once")},
    {"Z", QT_TRANSLATE_NOOP("Keys", "Take the last verdict back")},
    {"← →", QT_TRANSLATE_NOOP("Keys", "Previous and next photo")},
    {"Space", QT_TRANSLATE_NOOP("Keys", "Hold: the original alone")},
    {"+ −", QT_TRANSLATE_NOOP("Keys", "Zoom both pictures in step")},
    {"0", QT_TRANSLATE_NOOP("Keys", "Fit both pictures")},
    {"Tab", QT_TRANSLATE_NOOP("Keys", "Evidence on and off")},
    {"I", QT_TRANSLATE_NOOP("Keys", "Show the identity number")},
    {"P", QT_TRANSLATE_NOOP("Keys", "Photo report, to print or to save")},
    {"J", QT_TRANSLATE_NOOP("Keys", "To the photo whose face looks alike")},
    {"G", QT_TRANSLATE_NOOP("Keys", "Grid of photos")},
    {"F", QT_TRANSLATE_NOOP("Keys", "Full screen")},
    {"Shift+Tab", QT_TRANSLATE_NOOP("Keys", "To the buttons")},
    {"?", QT_TRANSLATE_NOOP("Keys", "These keys")},
};

} // namespace

KeysOverlay::KeysOverlay(QWidget* over) : QWidget(over), card(makeFrame("card", this)) {
    setObjectName(QStringLiteral("keysOverlay"));
    setFocusPolicy(Qt::StrongFocus);
    over->installEventFilter(this);
    new QGridLayout(card);
    keepTranslated(this, [this] { fill(); });
    hide();
}

void KeysOverlay::fill() {
    setAccessibleName(tr("Keys"));
    auto* grid = static_cast<QGridLayout*>(card->layout());
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    grid->setContentsMargins(measure::loose, measure::loose, measure::loose, measure::loose);
    grid->setHorizontalSpacing(measure::wide);
    grid->setVerticalSpacing(measure::tight);
    auto* title = makeLabel("title", card);
    title->setText(tr("Keys"));
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const KeyLine& line : lines) {
        auto* cap = makeLabel("key", card);
        cap->setText(QString::fromUtf8(line.keys));
        cap->setAlignment(Qt::AlignCenter);
        cap->setMinimumHeight(22);
        auto* words = makeLabel("body", card);
        words->setText(QCoreApplication::translate("Keys", line.meaning));
        grid->addWidget(cap, row, 0, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(words, row++, 1);
    }
}

void KeysOverlay::open() {
    resize(parentWidget()->size());
    card->adjustSize();
    card->move((width() - card->width()) / 2, (height() - card->height()) / 2);
    show();
    raise();
    setFocus();
}

void KeysOverlay::close() {
    hide();
    Q_EMIT closed();
}

bool KeysOverlay::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) open();
    return false;
}

void KeysOverlay::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), tokens().shade); }

void KeysOverlay::keyPressEvent(QKeyEvent*) { close(); }

void KeysOverlay::mousePressEvent(QMouseEvent*) { close(); }

} // namespace mianguan
