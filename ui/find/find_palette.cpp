#include "ui/find/find_palette.h"

#include "core/base/masking.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/find/find_delegate.h"
#include "ui/find/find_search.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

namespace mianguan {

namespace {

constexpr int widest = 600, tallest = 480, fromTop = 64;

} // namespace

FindPalette::FindPalette(const Store& store, Actions actions, QWidget* over)
    : QWidget(over), offered(std::move(actions)), lines(new FindList(this)),
      finder(new FindSearch(store, this)), photosToo(store.may(Command::LookAtPhotos)) {
    setObjectName(QStringLiteral("findPalette"));
    over->installEventFilter(this);
    arrange();
    connect(field, &QLineEdit::textEdited, this, &FindPalette::typed);
    connect(finder, &FindSearch::found, this, &FindPalette::show);
    connect(list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    keepTranslated(this, [this] { translate(); });
    hide();
}

void FindPalette::arrange() {
    card = makeFrame("card", this);
    field = new QLineEdit(card);
    field->setObjectName(QStringLiteral("findText"));
    field->addAction(icon(QStringLiteral("search"), &Tokens::quiet), QLineEdit::LeadingPosition);
    field->setMinimumHeight(40);
    field->installEventFilter(this);
    list = new QListView(card);
    list->setObjectName(QStringLiteral("findResults"));
    list->setModel(lines);
    list->setItemDelegate(new FindDelegate(list));
    list->setFocusPolicy(Qt::NoFocus);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    nothing = makeLabel("quiet", card);
    nothing->setObjectName(QStringLiteral("findNothing"));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    hint = makeLabel("small", card);
    hint->setWordWrap(true);
    auto* layout = column(card, measure::normal, measure::tight);
    layout->addWidget(field);
    layout->addWidget(list, 1);
    layout->addWidget(nothing, 1);
    layout->addWidget(hint);
}

void FindPalette::translate() {
    setAccessibleName(tr("Find"));
    field->setPlaceholderText(photosToo ? tr("Photo, page or action") : tr("Page or action"));
    field->setAccessibleName(field->placeholderText());
    list->setAccessibleName(tr("Found"));
    refresh();
}

void FindPalette::open() {
    before = QApplication::focusWidget();
    field->clear();
    lines->setActions(offered());
    typed();
    place();
    QWidget::show();
    raise();
    field->setFocus();
}

void FindPalette::close() {
    hide();
    if (before) before->setFocus();
}

/// A lock hides it too.
void FindPalette::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    field->clear();
    typed();
}

void FindPalette::typed() {
    const QString text = field->text().trimmed();
    goOn = false;
    lines->search(text);
    if (photosToo) finder->search(text);
    refresh();
}

void FindPalette::show(const QList<PhotoRow>& photos) {
    more = photos.size() >= FindSearch::most;
    lines->setPhotos(photos);
    refresh();
    if (std::exchange(goOn, false)) choose(list->currentIndex().row());
}

void FindPalette::refresh() {
    if (!list->currentIndex().isValid()) list->setCurrentIndex(lines->index(lines->following(-1, 1)));
    const bool empty = lines->isEmpty();
    list->setVisible(!empty);
    nothing->setVisible(empty);
    nothing->setText(finder->searching() ? tr("Searching…")
                                         : tr("Nothing fits “%1”. A few digits of the number are enough.")
                                               .arg(maskIdentityNumbers(field->text().trimmed())));
    hint->setText(more ? tr("The first %n photo(s); type more to narrow it down.", nullptr, FindSearch::most)
                       : tr("↑ ↓ choose, Enter opens, Esc closes. What you type here is not kept."));
}

/// The photos in the list may still be those of what was typed before.
void FindPalette::enter() {
    const int row = list->currentIndex().row();
    goOn = finder->searching() && !lines->actionAt(row);
    if (!goOn) choose(row);
}

void FindPalette::choose(int row) {
    const FindAction* action = lines->actionAt(row);
    const PhotoRow* photo = lines->photoAt(row);
    if (!action && !photo) return;
    const auto run = action ? action->run : std::function<void()>();
    const Id subject = photo ? photo->subject : Id();
    close();
    if (run)
        run();
    else
        Q_EMIT photoAsked(subject);
}

bool FindPalette::typedKey(int key) {
    const int row = list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        list->setCurrentIndex(lines->index(lines->following(row, key == Qt::Key_Down ? 1 : -1)));
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

bool FindPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible()) place();
        return false;
    }
    return event->type() == QEvent::KeyPress && typedKey(static_cast<QKeyEvent*>(event)->key());
}

void FindPalette::place() {
    resize(parentWidget()->size());
    const int w = std::min(widest, width() - 2 * measure::loose);
    const int h = std::min(tallest, height() - fromTop - measure::loose);
    card->setGeometry((width() - w) / 2, fromTop, w, h);
}

void FindPalette::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), tokens().shade); }

void FindPalette::mousePressEvent(QMouseEvent*) { close(); }

} // namespace mianguan
