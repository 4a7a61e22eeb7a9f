#include "ui/import/match_view.h"

#include "core/base/aside.h"
#include "core/base/masking.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/candidate_delegate.h"
#include "ui/desk/graduate_list.h"
#include "ui/import/unmatched_delegate.h"
#include "ui/import/unmatched_list.h"
#include "ui/review/pictures.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/toast.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace mianguan {

namespace {

constexpr int pause = 60, mostFound = 50, listWidth = 300, peopleWidth = 380; // ms of no typing; rows; pixels
constexpr QSize photoSize{240, 320};

QListView* makeList(const char* name, QAbstractItemModel* model, QWidget* parent) {
    auto* view = new QListView(parent);
    view->setObjectName(QLatin1String(name));
    view->setModel(model);
    view->setMouseTracking(true);
    view->setUniformItemSizes(true);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return view;
}

} // namespace

MatchView::MatchView(Store& target, QWidget* parent)
    : QWidget(parent), store(target), pictures(new Pictures(target, this)), photos(new UnmatchedList(this)),
      candidates(new GraduateList(this)), later(new QTimer(this)), banner(new Banner(this)) {
    setObjectName(QStringLiteral("matchView"));
    pool.setMaxThreadCount(1);
    later->setSingleShot(true);
    later->setInterval(pause);
    list = makeList("unmatched", photos, this);
    list->setItemDelegate(new UnmatchedDelegate(*pictures, list));
    list->setFixedWidth(listWidth);
    auto* panels = rowOf(nullptr, 0, measure::wide);
    panels->addWidget(list);
    panels->addWidget(makeMiddle(), 1);
    panels->addWidget(makeSide());
    auto* layout = column(this, 0, measure::normal);
    layout->addWidget(makeHead());
    layout->addWidget(banner);
    layout->addLayout(panels, 1);
    setFocusProxy(search);
    toast = new Toast(photo);
    connectParts();
    keepTranslated(this, [this] { translate(); });
}

MatchView::~MatchView() { pool.waitForDone(); }

QWidget* MatchView::makeHead() {
    auto* head = new QWidget(this);
    title = makeLabel("title", head);
    certain = makeButton("matchCertain", "plain", head);
    undo = new KeyButton("undoMatch", "plain", QStringLiteral("Ctrl Z"), head);
    leave = new KeyButton("leaveMatching", "plain", QStringLiteral("Esc"), head);
    auto* layout = rowOf(head, 0, measure::tight);
    layout->addWidget(title, 1);
    for (QPushButton* button : std::initializer_list<QPushButton*>{certain, undo, leave})
        layout->addWidget(button);
    return head;
}

QWidget* MatchView::makeMiddle() {
    auto* middle = new QWidget(this);
    photo = new QLabel(middle);
    photo->setObjectName(QStringLiteral("unmatchedPhoto"));
    photo->setMinimumSize(photoSize);
    photo->setAlignment(Qt::AlignCenter);
    fileName = makeLabel("emphasis", middle);
    fileName->setAlignment(Qt::AlignCenter);
    fileName->setWordWrap(true);
    auto* layout = column(middle, 0, measure::normal);
    layout->addStretch();
    layout->addWidget(photo);
    layout->addWidget(fileName);
    layout->addStretch();
    return middle;
}

QWidget* MatchView::makeSide() {
    auto* box = new QWidget(this);
    box->setFixedWidth(peopleWidth);
    side = makeLabel("section", box);
    search = new QLineEdit(box);
    search->setObjectName(QStringLiteral("matchSearch"));
    search->setClearButtonEnabled(true);
    search->setMinimumHeight(measure::bigTarget);
    search->installEventFilter(this);
    people = makeList("matchCandidates", candidates, box);
    people->setItemDelegate(new CandidateDelegate(people));
    people->setFocusPolicy(Qt::NoFocus); // the search line moves it
    none = makeLabel("quiet", box);
    none->setWordWrap(true);
    goOn = new KeyButton("giveTo", "primary", QStringLiteral("↵"), box);
    goOn->setCentred();
    goOn->setMinimumHeight(measure::bigTarget);
    skip = new KeyButton("skipPhoto", "plain", QStringLiteral("PgDn"), box);
    auto* layout = column(box, 0, measure::tight);
    layout->addWidget(side);
    layout->addWidget(search);
    layout->addWidget(none);
    layout->addWidget(people, 1);
    layout->addWidget(goOn);
    layout->addWidget(skip);
    return box;
}

void MatchView::connectParts() {
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatchView::showPhoto);
    connect(list, &QListView::activated, search, qOverload<>(&QWidget::setFocus));
    connect(people->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatchView::judge);
    connect(people, &QListView::doubleClicked, this, &MatchView::give);
    connect(search, &QLineEdit::textChanged, later, qOverload<>(&QTimer::start));
    connect(later, &QTimer::timeout, this, &MatchView::find);
    connect(goOn, &QPushButton::clicked, this, &MatchView::give);
    connect(skip, &QPushButton::clicked, this, [this] { step(1); });
    connect(undo, &QPushButton::clicked, this, &MatchView::takeBack);
    connect(leave, &QPushButton::clicked, this, &MatchView::left);
    connect(certain, &QPushButton::clicked, this, &MatchView::giveCertain);
    connect(pictures, &Pictures::thumbnailReady, this, [this](const Id& subject) {
        list->viewport()->update();
        if (subject == current()) showPicture();
    });
}

void MatchView::translate() {
    side->setText(tr("Whose photo is it?"));
    search->setPlaceholderText(tr("Name, initials or number"));
    name(search, tr("Whose photo is it? Name, pinyin initials or number; arrows choose, Enter gives it"));
    name(list, tr("Photos of nobody on the roster"));
    name(people, tr("Graduates who fit"));
    say(skip, tr("Leave this one"), tr("The next photo (PgDn), the one before (PgUp)"));
    say(undo, tr("Take back"), tr("Take back the last match (Ctrl+Z)"));
    say(leave, tr("Back to import"));
    judge();
}

void MatchView::begin() {
    matched.clear();
    banner->clear();
    read();
    search->setFocus();
}

void MatchView::read() {
    runAside(
        pool, this, [this] { return unmatchedPhotos(store); },
        [this](const QList<Unmatched>& all) {
            const Id before = current(); // the operator may have gone on meanwhile
            const int row = list->currentIndex().row();
            photos->setPhotos(all);
            const int same = photos->rowOf(before);
            list->setCurrentIndex(
                photos->index(same >= 0 ? same : std::clamp(row, 0, std::max(0, int(all.size()) - 1))));
            showPhoto();
        });
}

Id MatchView::current() const {
    const QModelIndex index = list->currentIndex();
    return index.isValid() && index.row() < photos->rowCount() ? photos->at(index.row()).photo.subject : Id();
}

void MatchView::showPhoto() {
    if (!std::exchange(replacing, {}).isNull()) banner->clear();
    const Id subject = current();
    fileName->setText(subject.isNull()
                          ? QString()
                          : maskIdentityNumbers(photos->at(list->currentIndex().row()).photo.label));
    if (!subject.isNull()) pictures->wantThumbnail(subject);
    showPicture();
    const bool another = std::exchange(shown, subject) != subject;
    if (another) sought.reset();
    if (another && !typedOn) search->clear();
    if (!later->isActive()) find();
}

void MatchView::showPicture() {
    const QImage* image = current().isNull() ? nullptr : pictures->thumbnail(current());
    photo->setPixmap(image && !image->isNull()
                         ? QPixmap::fromImage(image->scaled(photoSize * photo->devicePixelRatioF(),
                                                            Qt::KeepAspectRatio, Qt::SmoothTransformation))
                         : QPixmap());
}

/// Without a word typed those whom the file's name may mean.
void MatchView::find() {
    const QString typed = search->text().simplified();
    const bool again = std::exchange(sought, typed) == typed;
    const int turn = ++asking;
    if (current().isNull()) return showCandidates({});
    if (typed.isEmpty()) return showCandidates(photos->at(list->currentIndex().row()).candidates, again);
    runAside(
        pool, this,
        [this, typed] {
            return store.graduates({{}, {}, typed, {}}, mostFound);
        },
        [this, turn, again](const QList<GraduateRow>& rows) {
            if (turn == asking) showCandidates(rows, again);
        });
}

/// Found again, the chosen one stays so.
void MatchView::showCandidates(const QList<GraduateRow>& rows, bool again) {
    const int row = people->currentIndex().row();
    const bool any = again && row >= 0 && row < candidates->rowCount();
    const Id chosen = any ? candidates->at(row).subject : Id();
    candidates->setRows(rows);
    if (!rows.isEmpty()) people->setCurrentIndex(candidates->index(std::max(0, candidates->rowOf(chosen))));
    judge();
}

void MatchView::judge() {
    const int left = photos->rowCount();
    const int sure = int(photos->certain().size());
    const QModelIndex chosen = people->currentIndex();
    const bool ready = !current().isNull() && chosen.isValid() && chosen.row() < candidates->rowCount();
    title->setText(left > 0 ? tr("%n photo(s) left to match", nullptr, left)
                            : tr("Every photo has its graduate"));
    say(certain, tr("Match the %n that fit one graduate", nullptr, sure));
    certain->setVisible(sure > 0);
    undo->setEnabled(!matched.isEmpty());
    skip->setEnabled(left > 1);
    goOn->setEnabled(ready && giving == 0);
    const QString whom = ready ? candidates->at(chosen.row()).name : QString();
    say(goOn, whom.isEmpty() ? tr("Give to …") : tr("Give to %1").arg(whom));
    none->setVisible(left > 0 && candidates->rowCount() == 0);
    none->setText(search->text().isEmpty() ? tr("The file's name fits nobody. Type a name or number.")
                                           : tr("Nobody on any list fits this."));
}

bool MatchView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    return pressed(key->key(), key->modifiers());
}

bool MatchView::pressed(int key, Qt::KeyboardModifiers with) {
    switch (key) {
    case Qt::Key_Down:
        return move(1), true;
    case Qt::Key_Up:
        return move(-1), true;
    case Qt::Key_PageDown:
        return step(1), true;
    case Qt::Key_PageUp:
        return step(-1), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return give(), true;
    case Qt::Key_Escape:
        if (search->text().isEmpty())
            Q_EMIT left();
        else
            search->clear();
        return true;
    case Qt::Key_Z:
        if (!(with & Qt::ControlModifier) || !search->text().isEmpty()) return false;
        return takeBack(), true;
    default:
        return false;
    }
}

void MatchView::step(int by) {
    const int row = std::clamp(list->currentIndex().row() + by, 0, std::max(0, photos->rowCount() - 1));
    list->setCurrentIndex(photos->index(row));
}

void MatchView::move(int by) {
    const int row = std::clamp(people->currentIndex().row() + by, 0, std::max(0, candidates->rowCount() - 1));
    people->setCurrentIndex(candidates->index(row));
}

/// A photo that awaits its verdict is replaced when asked for twice.
void MatchView::give() {
    if (later->isActive()) { // the scanner was quicker than the search
        later->stop();
        find();
        return;
    }
    if (!goOn->isEnabled()) return;
    const GraduateRow graduate = candidates->at(people->currentIndex().row());
    if (graduate.photo == PhotoState::Pending && replacing != graduate.subject) {
        replacing = graduate.subject;
        return banner->show(Banner::Kind::Caution,
                            tr("%1 has a photo that awaits its verdict").arg(graduate.name),
                            tr("Enter once more puts this one in its place; the other stays as an attempt."));
    }
    ++giving;
    judge();
    spent = search->text();
    search->selectAll(); // what is typed before the answer is of the next photo
    store.match(current(), graduate.subject, replacing == graduate.subject, this,
                [this, photo = current(), graduate](const Result<Id>& answer) {
                    --giving;
                    given(photo, graduate, answer);
                });
}

void MatchView::given(const Id& photo, const GraduateRow& graduate, const Result<Id>& answer) {
    if (!answer) {
        banner->show(answer.error());
        return judge();
    }
    banner->clear();
    matched += graduate.subject;
    toast->say(tr("Given to %1").arg(graduate.name), QStringLiteral("check"), &Tokens::pass);
    typedOn = search->text() != spent;
    photos->remove(photo);
    typedOn = false;
    if (giving == 0) read(); // graduates who were candidates have a photo now
    judge();
}

void MatchView::giveCertain() {
    for (const Unmatched& one : photos->certain()) {
        ++giving;
        store.match(one.photo.subject, one.certain()->subject, false, this,
                    [this, photo = one.photo.subject, graduate = *one.certain()](const Result<Id>& answer) {
                        --giving;
                        given(photo, graduate, answer);
                    });
    }
    judge();
    search->setFocus();
}

void MatchView::takeBack() {
    if (matched.isEmpty()) return;
    store.undoMatch(matched.takeLast(), this, [this](const Result<Id>& answer) {
        if (!answer) banner->show(answer.error());
        read();
    });
    search->setFocus();
}

} // namespace mianguan
