#pragma once

#include <QFrame>
#include <QMap>

class QButtonGroup;
class QToolButton;

namespace mianguan {

/// Which page of the program.
enum class Page { Review, Import, Delivery, Activity, Safety, People, Settings };

QString pageId(Page page); ///< for the settings
Page pageFromId(const QString& id);

/// The pages at the left edge: icon and word, icon alone in a narrow window.
class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void setCurrent(Page page);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void chosen(mianguan::Page page);

private:
    QToolButton* add(Page page, const char* name, const QString& iconName, const QString& key);
    void translate();

    QButtonGroup* group;
    QMap<Page, QString> keys;
    bool narrow = false;
};

} // namespace mianguan
