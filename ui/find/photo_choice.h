#pragma once

#include "core/work/photo.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QListView;

namespace mianguan {

class FindList;
class FindSearch;
class Store;

/// Choosing one photo by a little of its name or number.
class PhotoChoice : public QWidget {
    Q_OBJECT
public:
    PhotoChoice(const Store& store, QWidget* parent = nullptr);

    std::optional<Id> photo() const;
    void clear();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(const QList<PhotoRow>& photos);
    void choose(int row);
    void translate();

    FindList* lines;
    FindSearch* finder;
    QLineEdit* field;
    QListView* list;
    QLabel* said;
    std::optional<PhotoRow> chosen;
};

} // namespace mianguan
