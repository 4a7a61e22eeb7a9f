#pragma once

#include "ui/find/find_list.h"

#include <QPointer>
#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;

namespace mianguan {

class FindSearch;
class Store;

/// Type a little of a photo's name or number, a page or an action; Enter goes there. Lies over its parent
/// while it is open, and keeps nothing of what was typed.
class FindPalette : public QWidget {
    Q_OBJECT
public:
    using Actions = std::function<QList<FindAction>()>; ///< asked at each opening

    FindPalette(const Store& store, Actions actions, QWidget* over);

    void open();
    void close();

Q_SIGNALS:
    void photoAsked(const mianguan::Id& subject);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void arrange();
    void place();
    void translate();
    void typed();
    void show(const QList<PhotoRow>& photos);
    void refresh();
    void enter();
    void choose(int row);
    bool typedKey(int key);

    Actions offered;
    FindList* lines;
    FindSearch* finder;
    bool photosToo; ///< this person may look at photos
    QFrame* card;
    QLineEdit* field;
    QListView* list;
    QLabel* nothing;
    QLabel* hint;
    QPointer<QWidget> before; ///< had the focus
    bool more = false;        ///< than can be shown
    bool goOn = false;        ///< Enter was pressed before the answer to what was typed was there
};

} // namespace mianguan
