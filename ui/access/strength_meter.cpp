#include "ui/access/strength_meter.h"

#include "core/keys/password_rules.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QPainter>

#include <algorithm>

namespace mianguan {

namespace {

constexpr double fullBits = 80;     ///< the whole bar
constexpr double veryGoodBits = 60; ///< more than anyone asks for
constexpr int barHeight = 6;

} // namespace

StrengthMeter::StrengthMeter(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("strength"));
    word = makeLabel("section", this);
    advice = makeLabel("small", this);
    advice->setWordWrap(true);
    advice->setMinimumHeight(2 * advice->fontMetrics().lineSpacing());
    advice->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* layout = column(this, 0, 2);
    layout->setContentsMargins(0, barHeight + measure::hair, 0, 0);
    layout->addWidget(word);
    layout->addWidget(advice);
    rate({}, {});
}

void StrengthMeter::rate(const QString& password, const QStringList& personal) {
    taken = false;
    filled = 0;
    if (password.isEmpty())
        return say(tr("At least 10 characters"),
                   tr("Four unrelated words are easy to remember and hard to guess."));
    const PasswordStrength strength = passwordStrength(password, personal);
    const auto checked = checkPassword(password, personal);
    taken = checked.has_value();
    filled = std::clamp(strength.bits / fullBits, 0.05, 1.0);
    if (taken)
        say(strength.bits >= veryGoodBits ? tr("Very hard to guess") : tr("Hard to guess"), {});
    else
        say(checked.error().what, checked.error().remedy);
}

void StrengthMeter::say(const QString& words, const QString& more) {
    word->setText(words);
    advice->setText(more);
    setAccessibleName(words + QLatin1Char(' ') + more);
    update();
}

void StrengthMeter::paintEvent(QPaintEvent*) {
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.pressed);
    const QRectF bar(0, 0, width(), barHeight);
    painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    if (filled <= 0) return;
    painter.setBrush(taken ? t.pass : t.warn);
    painter.drawRoundedRect(QRectF(0, 0, width() * filled, barHeight), barHeight / 2.0, barHeight / 2.0);
}

} // namespace mianguan
