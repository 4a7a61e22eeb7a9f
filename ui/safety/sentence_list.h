#pragma once

#include <QFrame>
#include <QStringList>

class QListView;
class QPushButton;
class QStringListModel;

namespace mianguan {

/// Sentences to read, copy or keep in a file.
class SentenceList : public QFrame {
    Q_OBJECT
public:
    explicit SentenceList(QWidget* parent = nullptr);

    void show(const QStringList& sentences); ///< hidden while there are none
    QString asText() const;                  ///< a line each

private:
    void save();

    QListView* list;
    QStringListModel* lines;
    QPushButton* copy;
    QPushButton* keep;
    QWidget* trouble;
};

} // namespace mianguan
