#pragma once

#include "core/spec/finding.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace mianguan {

class ReasonList;

/// Choosing why a photo is rejected, beside the photo and never over it. Type to search by word or pinyin
/// initials, Space chooses, Enter rejects, Esc leaves.
class RejectPanel : public QWidget {
    Q_OBJECT
public:
    explicit RejectPanel(QWidget* parent = nullptr);

    void begin(const Findings& findings); ///< what failed is suggested

Q_SIGNALS:
    void confirmed(const QStringList& reasons, const QString& remark);
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeActions();
    void translate();
    void searched();
    void showChosen();
    void confirm();
    bool searchKey(int key);
    void toggleCurrent();
    void move(int step);

    ReasonList* reasons;
    QLabel* title;
    QLineEdit* search;
    QListView* list;
    QLabel* nothing;
    QLabel* chosen;
    QLineEdit* remark;
    QPushButton* accept;
    QPushButton* leave;
    QLabel* hint;
};

} // namespace mianguan
