#pragma once

#include "core/work/photo.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QListView;
class QPushButton;

namespace mianguan {

class ElidedLabel;
class FindingList;

/// What is known of the photo shown: its name and state, the standing verdict, the findings in words.
class EvidencePanel : public QWidget {
    Q_OBJECT
public:
    explicit EvidencePanel(QWidget* parent = nullptr);

    void show(const PhotoDetail& detail);
    void clear();
    void setMayWithdraw(bool may) { mayWithdraw = may; } ///< from the next photo on

Q_SIGNALS:
    void pointedAt(const QString& findingId); ///< empty: none
    void withdrawAsked();                     ///< take the standing verdict back

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    QString whence() const;
    QWidget* makeVerdictCard();

    std::optional<PhotoDetail> shown;
    bool mayWithdraw = true;
    ElidedLabel* label;
    QLabel* stateIcon;
    QLabel* state;
    QLabel* origin;
    QFrame* verdict;
    QLabel* verdictReasons;
    QLabel* verdictRemark;
    QPushButton* withdraw;
    QLabel* summary;
    FindingList* findings;
    QListView* list;
};

} // namespace mianguan
