#include "ui/frame/start_page.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QProgressBar>

namespace mianguan {

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    setProperty("kind", QStringLiteral("page"));
    busy = new QProgressBar(this);
    busy->setTextVisible(false);
    busy->setRange(0, 0);
    state = new EmptyState(QStringLiteral("photo"), this);
    retry = state->addAction("retryOpen", "primary");
    quit = state->addAction("quit", "plain");
    auto* layout = column(this, 0, 0);
    layout->addWidget(busy);
    layout->addWidget(state, 1);
    connect(retry, &QPushButton::clicked, this, &StartPage::retryAsked);
    connect(quit, &QPushButton::clicked, this, &StartPage::quitAsked);
    keepTranslated(this, [this] { fill(); });
}

void StartPage::showOpening() {
    trouble.reset();
    fill();
}

void StartPage::showTrouble(const Error& error) {
    trouble = error;
    fill();
    if (!retry->hasFocus()) retry->setFocus();
}

void StartPage::fill() {
    busy->setVisible(!trouble);
    retry->setVisible(trouble.has_value());
    quit->setVisible(trouble.has_value());
    say(retry, tr("Try again"));
    say(quit, tr("Quit"));
    busy->setAccessibleName(tr("Opening the store…"));
    if (!trouble) return state->setWords(tr("Opening the store…"), {});
    QStringList detail;
    for (const QString& part : {trouble->where, trouble->remedy})
        if (!part.isEmpty()) detail += part;
    state->setIcon(trouble->kind == ErrorKind::Busy ? QStringLiteral("lock") : QStringLiteral("status-warn"));
    state->setWords(trouble->what, detail.join(QStringLiteral("\n\n")));
}

} // namespace mianguan
