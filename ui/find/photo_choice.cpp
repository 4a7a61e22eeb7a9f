#include "ui/find/photo_choice.h"

#include "core/base/masking.h"
#include "ui/base/live_text.h"
#include "ui/find/find_delegate.h"
#include "ui/find/find_list.h"
#include "ui/find/find_search.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

namespace mianguan {

namespace {

constexpr int shownLines = 5;

} // namespace

PhotoChoice::PhotoChoice(const Store& store, QWidget* parent)
    : QWidget(parent), lines(new FindList(this)), finder(new FindSearch(store, this)) {
    field = new QLineEdit(this);
    field->setObjectName(QStringLiteral("photoChoice"));
    field->addAction(icon(QStringLiteral("search"), &Tokens::quiet), QLineEdit::LeadingPosition);
    field->setClearButtonEnabled(true);
    field->installEventFilter(this);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("photoChoices"));
    list->setModel(lines);
    list->setItemDelegate(new FindDelegate(list));
    list->setFocusPolicy(Qt::NoFocus);
    list->setFixedHeight(shownLines * measure::row + measure::denseRow);
    list->hide();
    said = makeLabel("section", this);
    said->setObjectName(QStringLiteral("photoChosen"));
    auto* layout = column(this, 0, measure::hair);
    layout->addWidget(field);
    layout->addWidget(list);
    layout->addWidget(said);
    connect(field, &QLineEdit::textEdited, this, [this](const QString& text) {
        chosen.reset();
        said->clear();
        finder->search(text.trimmed());
        Q_EMIT changed();
    });
    connect(finder, &FindSearch::found, this, &PhotoChoice::show);
    connect(list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    setFocusProxy(field);
    keepTranslated(this, [this] { translate(); });
}

std::optional<Id> PhotoChoice::photo() const {
    return chosen ? std::optional(chosen->subject) : std::nullopt;
}

void PhotoChoice::clear() {
    chosen.reset();
    field->clear();
    said->clear();
    finder->search({});
    Q_EMIT changed();
}

void PhotoChoice::translate() {
    field->setPlaceholderText(tr("A little of the photo's name or number"));
    field->setAccessibleName(field->placeholderText());
    list->setAccessibleName(tr("Photos found"));
}

void PhotoChoice::show(const QList<PhotoRow>& photos) {
    lines->setPhotos(photos);
    list->setCurrentIndex(lines->index(lines->following(-1, 1)));
    list->setVisible(!photos.isEmpty() && !chosen);
    if (photos.isEmpty() && !field->text().trimmed().isEmpty()) said->setText(tr("No photo fits."));
}

void PhotoChoice::choose(int row) {
    const PhotoRow* photo = lines->photoAt(row);
    if (!photo || finder->searching()) return;
    chosen = *photo;
    said->setText(tr("Chosen: %1").arg(maskIdentityNumbers(chosen->label)));
    list->hide();
    Q_EMIT changed();
}

bool PhotoChoice::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !list->isVisible()) return false;
    const int row = list->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Down:
        list->setCurrentIndex(lines->index(lines->following(row, 1)));
        return true;
    case Qt::Key_Up:
        list->setCurrentIndex(lines->index(lines->following(row, -1)));
        return true;
    default:
        return false;
    }
}

} // namespace mianguan
