#pragma once

#include "ui/hub/item_words.h"

#include <QWidget>

#include <optional>

class QButtonGroup;

namespace mianguan {

class HubItemList;

/// Which kind of item is listed, each with how many there are; kinds without any are not offered.
class HubKindBar : public QWidget {
    Q_OBJECT
public:
    explicit HubKindBar(const HubItemList& items, QWidget* parent = nullptr);
    void refresh();
    std::optional<HubKind> kind() const; ///< none: all
    void showAll();

Q_SIGNALS:
    void changed();

private:
    const HubItemList& items;
    QButtonGroup* chips;
};

} // namespace mianguan
