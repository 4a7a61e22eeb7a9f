#include "ui/import/problem_card.h"

#include "ui/base/live_text.h"
#include "ui/import/problem_delegate.h"
#include "ui/import/problem_list.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>

namespace mianguan {

ProblemCard::ProblemCard(QWidget* parent) : QFrame(parent), problems(new ProblemList(this)) {
    setProperty("kind", QStringLiteral("card"));
    setObjectName(QStringLiteral("problemCard"));
    title = makeLabel("section", this);
    retry = makeButton("retryUnreadable", "plain", this);
    retry->setIcon(icon(QStringLiteral("retry")));
    copy = makeButton("copyProblems", "plain", this);
    clear = makeButton("clearProblems", "plain", this);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("problems"));
    list->setModel(problems);
    list->setItemDelegate(new ProblemDelegate(list));
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);

    auto* layout = column(this, 1, 0);
    auto* head = rowOf(nullptr, measure::tight, measure::tight);
    head->setContentsMargins(measure::normal, measure::tight, measure::tight, measure::tight);
    head->addWidget(title, 1);
    for (QPushButton* button : {retry, copy, clear})
        head->addWidget(button);
    layout->addLayout(head);
    layout->addWidget(makeFrame("line", this));
    layout->addWidget(list, 1);

    connect(retry, &QPushButton::clicked, this, [this] {
        const QStringList paths = problems->unreadablePaths();
        problems->dropUnreadable();
        Q_EMIT retryAsked(paths);
    });
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(problems->asText()); });
    connect(clear, &QPushButton::clicked, problems, &ProblemList::clear);
    connect(problems, &ProblemList::changed, this, &ProblemCard::refresh);
    keepTranslated(this, [this] {
        say(retry, tr("Try unreadable ones again"));
        say(copy, tr("Copy the list"));
        say(clear, tr("Clear the list"));
        list->setAccessibleName(tr("Files that could not be taken"));
        refresh();
    });
}

void ProblemCard::add(const Import::Item& item) { problems->add(item); }

void ProblemCard::refresh() {
    const int count = problems->rowCount();
    title->setText(tr("%n file(s) could not be taken as they are", nullptr, count));
    retry->setVisible(problems->hasUnreadable());
    setVisible(count > 0);
}

} // namespace mianguan
