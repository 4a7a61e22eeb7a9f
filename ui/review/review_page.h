#pragma once

#include "core/work/photo.h"
#include "ui/review/photo_filter.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace mianguan {

class Banner;
class EvidencePanel;
class FaceWatch;
class Filmstrip;
class KeysOverlay;
class PhotoFeed;
class PhotoList;
class Pictures;
class QueueHeader;
class RejectPanel;
class ReviewActions;
class ReviewEmpty;
class Settings;
class Stage;
class Store;
class Toast;
class VerdictBar;
class Verdicts;
struct Card;

/// One photo after another: look, decide, next. Views of the store, commands to it; nothing waits.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    ReviewPage(Store& store, Settings& settings, QWidget* parent = nullptr);
    ~ReviewPage() override;

    void setShown(Shown which);
    void setFirst(const QSet<Id>& subjects); ///< photos to be judged before all others
    void setFed(bool is);                    ///< by a hub
    Shown shown() const { return filter->shown(); }
    std::optional<Id> photo() const { return current; }
    void open(const Id& subject);        ///< whatever queue it is in, and before the list is read
    void reloadQuickReasons();           ///< after a change in the settings
    void setFaceWatch(FaceWatch* watch); ///< what faces say from now on; must outlive the page

Q_SIGNALS:
    void shownChanged(mianguan::Shown which);
    void importAsked();
    void deliveryAsked();
    void fullScreenAsked();
    void presented(const mianguan::Id& subject); ///< this photo is painted

protected:
    void showEvent(QShowEvent* event) override;

private:
    // building
    QWidget* makeStrip();
    QWidget* makeSide();
    QWidget* makeContent();
    void connectParts();
    void connectKeys();
    void translate();

    // moving
    void goTo(std::optional<Id> subject);
    void present(const Card& card);
    void presentNothing();
    void move(int step);
    void prefetch();
    void afterListChange();
    void updateReadiness();
    void heedRights();

    // deciding
    const PhotoDetail* decidable() const; ///< the photo on the stage, when a verdict may be given on it
    void approve();
    void reject(const QStringList& reasons, const QString& remark);
    void leave(const Id& subject, PhotoState state);
    void undo();
    void beginReject();
    void endReject();
    void tellDecided(const Id& subject, PhotoState state);
    void tellRefused(const Id& subject, const Error& error);
    void tellUndone(const Id& subject);

    // looking
    void setEvidence(bool on);
    void toggleGrid();
    void showFaces();
    void showNextAlarmed();
    void showCard();

    Store& store;
    Settings& settings;
    PhotoList* photos;
    PhotoFilter* filter;
    Pictures* pictures;
    PhotoFeed* feed;
    Verdicts* verdicts;
    ReviewActions* actions;

    Banner* banner;
    QStackedWidget* body;  ///< content or empty
    QStackedWidget* views; ///< columns or grid
    QSplitter* columns;
    QStackedWidget* side; ///< evidence or reasons
    Filmstrip* strip;
    Filmstrip* grid;
    Stage* stage;
    EvidencePanel* evidence;
    RejectPanel* rejecting;
    VerdictBar* bar;
    ReviewEmpty* empty;
    QueueHeader* header;
    QPushButton* alarmed; ///< how many photos have a face to look at
    Toast* toast;
    KeysOverlay* keysOverlay;
    FaceWatch* watch = nullptr;

    std::optional<Id> current;         ///< chosen
    std::optional<Id> asked;           ///< to be opened once the list is read
    std::optional<PhotoDetail> staged; ///< on the stage; the chosen one or, for a moment, the one before
    int direction = 1;                 ///< of travel
    bool evidenceOn = true;
};

} // namespace mianguan
