#pragma once

#include "core/work/photo.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace mianguan {

class FacesPanel;
class FindingList;
class IdentityLine;
class PhotoList;
class Pictures;
class Store;
struct FaceOpinion;

/// What is known of the photo shown: its label and state, the standing verdict, the findings in words.
class EvidencePanel : public QWidget {
    Q_OBJECT
public:
    EvidencePanel(Store& store, Pictures& pictures, const PhotoList& photos, QWidget* parent = nullptr);

    void show(const PhotoDetail& detail);
    void showFaces(const FaceOpinion& opinion); ///< of the photo shown
    void clear();
    void jumpToOther(); ///< to the photo whose face looks alike
    void askIdentity(); ///< why the number is wanted, if there is one and the person may see it
    void setMayWithdraw(bool may) { mayWithdraw = may; } ///< from the next photo on

Q_SIGNALS:
    void askingChanged(bool asking);          ///< for a reason; keys of the page rest meanwhile
    void pointedAt(const QString& findingId); ///< empty: none
    void withdrawAsked();                     ///< take the standing verdict back
    void cardAsked();                         ///< the report card
    void photoAsked(const mianguan::Id& subject);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void reveal(const QString& reason);
    QString whence() const;
    QWidget* makeVerdictCard();

    Store& store;
    std::optional<PhotoDetail> shown;
    bool mayWithdraw = true;
    IdentityLine* line;
    QLabel* stateIcon;
    QLabel* state;
    QLabel* origin;
    QToolButton* card;
    FacesPanel* faces;
    QFrame* verdict;
    QLabel* verdictReasons;
    QLabel* verdictRemark;
    QPushButton* withdraw;
    QLabel* summary;
    FindingList* findings;
    QListView* list;
};

} // namespace mianguan
