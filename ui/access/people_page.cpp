#include "ui/access/people_page.h"

#include "core/work/store.h"
#include "ui/access/people_list.h"
#include "ui/access/person_card.h"
#include "ui/access/person_delegate.h"
#include "ui/access/person_sheets.h"
#include "ui/access/rules_card.h"
#include "ui/base/live_text.h"
#include "ui/consent/consent_card.h"
#include "ui/theme/measures.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QListView>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int cardWidth = 440;

} // namespace

PeoplePage::PeoplePage(Store& target, Settings&, QWidget* parent)
    : QWidget(parent), store(target), people(new PeopleList(this)), body(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("peoplePage"));
    setProperty("kind", QStringLiteral("page"));
    body->addWidget(makeContent());
    nobody = new EmptyState(QStringLiteral("people"), body);
    body->addWidget(nobody);
    column(this, 0, 0)->addWidget(body);
    setFocusProxy(list);
    connect(&store, &Store::peopleChanged, this, &PeoplePage::reload);
    connect(add, &QPushButton::clicked, this, [this] { askForNewPerson(this, store); });
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PeoplePage::showChosen);
    keepTranslated(this, [this] { translate(); });
}

QWidget* PeoplePage::makeContent() {
    auto* content = new QWidget(body);
    title = makeLabel("title", content);
    hint = makeLabel("quiet", content);
    hint->setObjectName(QStringLiteral("peopleHint"));
    hint->setWordWrap(true);
    add = makeButton("addPerson", "primary", content);
    auto* panel = makeFrame("card", content);
    list = new QListView(panel);
    list->setObjectName(QStringLiteral("people"));
    list->setModel(people);
    list->setItemDelegate(new PersonDelegate(list));
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    column(panel, 1, 0)->addWidget(list);
    card = new PersonCard(store, content);
    auto* side = new QScrollArea(content);
    side->setWidgetResizable(true);
    side->setFrameShape(QFrame::NoFrame);
    side->setFocusPolicy(Qt::NoFocus);
    side->setFixedWidth(cardWidth);
    side->setWidget(card);

    auto* head = rowOf(nullptr, 0, measure::normal);
    head->addWidget(title, 1);
    head->addWidget(add);
    auto* left = column(nullptr, 0, measure::wide);
    left->addWidget(panel, 1);
    left->addWidget(new RulesCard(store, content));
    left->addWidget(new ConsentCard(store, content));
    auto* columns = rowOf(nullptr, 0, measure::wide);
    columns->addLayout(left, 1);
    columns->addWidget(side);
    auto* layout = column(content, measure::loose, measure::tight);
    layout->addLayout(head);
    layout->addWidget(hint);
    layout->addSpacing(measure::hair);
    layout->addLayout(columns, 1);
    return content;
}

void PeoplePage::translate() {
    setAccessibleName(tr("People"));
    title->setText(tr("People"));
    say(add, tr("Add a person"));
    list->setAccessibleName(tr("People"));
    reload();
}

void PeoplePage::reload() {
    const Id keep = chosen.isNull() ? store.user().id : chosen;
    people->setPeople(store.users(), store.user().id);
    list->setCurrentIndex(people->index(std::max(0, people->rowOf(keep))));
    add->setVisible(store.may(Command::ManagePeople));
    hint->setText(hintText());
    hint->setVisible(!hint->text().isEmpty());
    const Result<void> seeing = checkRight(store.user().roles, Command::SeePeople);
    body->setCurrentIndex(store.practice() || !seeing ? 1 : 0);
    if (store.practice())
        nobody->setWords(
            tr("A practice store has no people"),
            tr("There is no sign-in and no lock here, and everything is allowed, so that things can be "
               "tried out. In the real store everyone signs in under a name of their own."));
    else if (!seeing)
        nobody->setWords(seeing.error().what, seeing.error().remedy);
}

/// What this person should know before looking for a button.
QString PeoplePage::hintText() const {
    QStringList administrators;
    int present = 0;
    for (const User& person : store.users()) {
        if (person.removed) continue;
        ++present;
        if (person.roles.testFlag(Role::Administrator)) administrators += person.displayName;
    }
    if (!store.may(Command::ManagePeople))
        return tr("Only an administrator changes people: %1")
            .arg(QLocale().createSeparatedList(administrators));
    return present > 1 ? QString()
                       : tr("Only you so far. Add everyone who works here: each signs in under their own "
                            "name, so that "
                            "it can be told who did what.");
}

void PeoplePage::showChosen() {
    if (!list->currentIndex().isValid()) return;
    const User& person = people->at(list->currentIndex().row());
    chosen = person.id;
    card->show(person);
}

} // namespace mianguan
