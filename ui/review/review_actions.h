#pragma once

#include <QAction>
#include <QList>

#include <functional>

class QWidget;

namespace mianguan {

/// The keys of the review page. Decisions work only while a pending photo is on the stage; moving only while
/// one photo fills it.
class ReviewActions : public QObject {
    Q_OBJECT
public:
    explicit ReviewActions(QWidget* page);

    void setDecidable(bool decidable);
    void setSingle(bool single); ///< one photo, not the grid, not the reasons
    void setEnabled(bool enabled);

Q_SIGNALS:
    void approve();
    void reject();
    void quickReject(int place); ///< from 0
    void undo();
    void move(int step);
    void zoom(double ratio); ///< 0: fit
    void grid();
    void reveal(); ///< the identity number
    void card();   ///< the report card
    void other();  ///< the photo whose face looks alike
    void fullScreen();
    void keys();

private:
    using Act = std::function<void()>;
    QAction* add(QWidget* page, const QList<QKeySequence>& keys, Act act);
    void refresh();

    QList<QAction*> deciding, moving, all;
    bool decidable = false, single = true, enabled = true;
};

} // namespace mianguan
