#include "ui/review/identity_line.h"

#include "core/base/masking.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/reason_choice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QShortcut>
#include <QTimer>

namespace mianguan {

namespace {

constexpr int usualReasons = 3;

/// The number alone, found where its mask is.
QString numberIn(const QString& full) {
    const auto stars = maskIdentityNumbers(full).indexOf(QLatin1String("***********"));
    return stars < 3 ? full : full.mid(stars - 3, 18);
}

} // namespace

IdentityLine::IdentityLine(QWidget* parent) : QWidget(parent), second(new QTimer(this)) {
    setObjectName(QStringLiteral("identityLine"));
    label = new ElidedLabel("emphasis", this);
    label->setObjectName(QStringLiteral("photoLabel"));
    showIt = new QToolButton(this);
    showIt->setObjectName(QStringLiteral("showIdentity"));
    showIt->setIcon(icon(QStringLiteral("eye")));
    showIt->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    showIt->setFocusPolicy(Qt::TabFocus);
    showIt->setMinimumHeight(measure::target);
    trouble = makeLabel("body", this);
    trouble->setObjectName(QStringLiteral("revealTrouble"));
    trouble->setWordWrap(true);
    second->setInterval(std::chrono::seconds(1));
    auto* line = rowOf(nullptr, 0, measure::hair);
    line->addWidget(label, 1);
    line->addWidget(showIt);
    auto* layout = column(this, 0, measure::tight);
    layout->addLayout(line);
    layout->addWidget(makeShown());
    layout->addWidget(makeForm());
    layout->addWidget(trouble);
    connect(showIt, &QToolButton::clicked, this, &IdentityLine::ask);
    connect(second, &QTimer::timeout, this, &IdentityLine::tick);
    keepTranslated(this, [this] { translate(); });
    clear();
}

QWidget* IdentityLine::makeShown() {
    open = new QWidget(this);
    number = makeLabel("emphasis", open);
    number->setObjectName(QStringLiteral("identityInFull"));
    number->setWordWrap(true);
    number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    left = makeLabel("small", open);
    left->setObjectName(QStringLiteral("identityCountdown"));
    copyIt = makeTool("copyIdentity", QStringLiteral("copy"), open);
    hideIt = makeTool("hideIdentity", QStringLiteral("eye-off"), open);
    auto* words = column(nullptr, 0, 0);
    words->addWidget(number);
    words->addWidget(left);
    auto* layout = rowOf(open, 0, 0);
    layout->addLayout(words, 1);
    layout->addWidget(copyIt, 0, Qt::AlignTop);
    layout->addWidget(hideIt, 0, Qt::AlignTop);
    connect(copyIt, &QToolButton::clicked, this, &IdentityLine::copy);
    connect(hideIt, &QToolButton::clicked, this, &IdentityLine::mask);
    auto* key = new QShortcut(QKeySequence::Copy, open);
    connect(key, &QShortcut::activated, this, &IdentityLine::copy);
    return open;
}

QWidget* IdentityLine::makeForm() {
    form = makeFrame("card", this);
    form->setObjectName(QStringLiteral("revealForm"));
    question = makeLabel("section", form);
    reason = new ReasonChoice("revealReason", usualReasons, Qt::Vertical, form);
    recorded = makeLabel("small", form);
    recorded->setWordWrap(true);
    leave = new KeyButton("cancelReveal", "plain", QStringLiteral("Esc"), form);
    auto* layout = column(form, measure::normal, measure::tight);
    layout->addWidget(question);
    layout->addWidget(reason);
    layout->addWidget(recorded);
    layout->addWidget(leave, 0, Qt::AlignLeft);
    connect(leave, &QPushButton::clicked, this, [this] { setAsking(false); });
    connect(reason, &ReasonChoice::settled, this, [this] {
        const QString words = reason->reason();
        form->setEnabled(false);
        Q_EMIT revealAsked(words);
    });
    for (QWidget* part : form->findChildren<QWidget*>())
        part->installEventFilter(this);
    return form;
}

void IdentityLine::translate() {
    say(showIt, tr("Show"), tr("Show the identity number (I)"));
    showIt->setAccessibleName(tr("Show the identity number"));
    name(copyIt, tr("Copy the number (Ctrl+C); it leaves the clipboard after half a minute"));
    name(hideIt, tr("Mask the number again"));
    question->setText(tr("Why do you need the number?"));
    reason->setWords({tr("Compare it with the ID card"), tr("Find the graduate's enrolment"),
                      tr("The graduate asks about the photo")},
                     tr("Another reason, then Enter"));
    recorded->setText(tr("Who looked, when and why is written down."));
    say(leave, tr("Leave it masked"));
    tick();
}

void IdentityLine::show(const QString& full, bool mayReveal) {
    clear();
    masked = maskIdentityNumbers(full);
    revealable = mayReveal && masked != full;
    label->setWords(masked);
    showIt->setVisible(revealable);
}

void IdentityLine::clear() {
    masked.clear();
    revealable = false;
    trouble->hide();
    setAsking(false);
    mask();
}

void IdentityLine::ask() {
    if (!revealable || isRevealed()) return;
    trouble->hide();
    setAsking(true);
    reason->findChild<QWidget*>(QStringLiteral("revealReason1"))->setFocus();
}

void IdentityLine::setAsking(bool asking) {
    const bool before = form->isVisibleTo(this);
    form->setVisible(asking);
    form->setEnabled(true);
    showIt->setVisible(revealable && !asking);
    if (!asking) reason->clear();
    if (before != asking) Q_EMIT askingChanged(asking);
}

void IdentityLine::answer(const Result<QString>& full) {
    setAsking(false);
    trouble->setVisible(!full);
    if (!full) return trouble->setText(full.error().sentence());
    number->setText(*full);
    label->hide();
    showIt->hide();
    open->show();
    secondsLeft = secondsShown + 1;
    second->start();
    tick();
}

void IdentityLine::tick() {
    if (!second->isActive()) return;
    if (--secondsLeft <= 0) return mask();
    left->setText(tr("masked again in %n s", nullptr, secondsLeft));
}

void IdentityLine::mask() {
    second->stop();
    number->clear();
    left->clear();
    open->hide();
    label->setWords(masked);
    label->show();
    showIt->setVisible(revealable);
}

bool IdentityLine::isRevealed() const { return second->isActive(); }

void IdentityLine::copy() {
    if (isRevealed()) QGuiApplication::clipboard()->setText(numberIn(number->text()));
}

bool IdentityLine::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return false;
    setAsking(false);
    return true;
}

void IdentityLine::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (isRevealed()) mask();
    if (form->isVisibleTo(this)) setAsking(false);
}

} // namespace mianguan
