#pragma once

#include <QWidget>

class QLabel;

namespace mianguan {

/// The keys of the desk, for whoever does not know them by heart yet.
class KeyList : public QWidget {
    Q_OBJECT
public:
    explicit KeyList(QWidget* parent);

private:
    void translate();
    QList<QLabel*> words;
};

} // namespace mianguan
