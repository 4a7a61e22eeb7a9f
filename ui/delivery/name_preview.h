#pragma once

#include "core/work/delivery.h"

#include <QFrame>

class QLabel;
class QListView;
class QStringListModel;

namespace mianguan {

/// The names the files will get, or those that stand in the way.
class NamePreview : public QFrame {
    Q_OBJECT
public:
    explicit NamePreview(QWidget* parent = nullptr);
    void show(const Delivery::Plan& plan);
    void clear(const QString& why); ///< said in its place

private:
    void fill();
    Delivery::Plan shown;
    QString hintText;
    QLabel* title;
    QLabel* hint;
    QStringListModel* names;
    QListView* list;
};

} // namespace mianguan
