#pragma once

#include <QFrame>
#include <QMap>

class QButtonGroup;
class QShortcut;
class QToolButton;

namespace mianguan {

/// Which page of the program.
enum class Page { Review, Import, Delivery, Activity, Safety, People, Settings, Collect, Roster, Sync };

QString pageId(Page page); ///< for the settings
Page pageFromId(const QString& id);

/// The pages at the left edge: icon and word, icon alone in a narrow window.
class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    static QString textOf(Page page); ///< as the rail calls it
    static QString keyOf(Page page);
    void setCurrent(Page page);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void setOffered(Page page, bool offered); ///< a page that this person has no use for is not shown
    void setCount(Page page, int count);      ///< things there that need someone

Q_SIGNALS:
    void chosen(mianguan::Page page);

private:
    QToolButton* add(Page page, const char* name);
    void translate();

    QButtonGroup* group;
    QMap<Page, QShortcut*> shortcuts;
};

} // namespace mianguan
