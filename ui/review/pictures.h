#pragma once

#include "core/work/photo.h"
#include "ui/base/background_cache.h"
#include "ui/review/display_picture.h"

#include <QObject>

#include <optional>

namespace mianguan {

class Store;

/// One photo whole and its standard photo, ready to be painted.
struct Card {
    PhotoDetail detail;
    QImage portrait; ///< null when unmade or unreadable
    std::optional<Error> trouble;
};

struct OriginalCard {
    DisplayPicture picture;
    std::optional<Error> trouble;
};

/// Names an original at a size: zooming in asks for a larger one.
struct OriginalKey {
    Id subject;
    int side = 0; ///< longer side, pixels
    bool operator==(const OriginalKey&) const = default;
    friend size_t qHash(const OriginalKey& key, size_t seed = 0) {
        return qHashMulti(seed, key.subject, key.side);
    }
};

/// Everything the review page paints, read and decoded off the GUI thread and kept within 256 MB.
class Pictures : public QObject {
    Q_OBJECT
public:
    explicit Pictures(const Store& store, QObject* parent = nullptr);
    ~Pictures() override;

    const Card* card(const Id& subject) const { return cards.find(subject); }
    const OriginalCard* original(const OriginalKey& key) const { return originals.find(key); }
    const QImage* thumbnail(const Id& subject) const { return thumbnails.find(subject); }
    const QImage* reference(const Id& subject) const { return references.find(subject); }

    void wantCard(const Id& subject, int priority) { cards.want(subject, priority); }
    void wantOriginal(const OriginalKey& key, int priority) { originals.want(key, priority); }
    void wantThumbnail(const Id& subject);
    void wantReference(const Id& subject) { references.want(subject); } ///< its reference picture, small
    void keepWanted(const QSet<Id>& subjects, int side); ///< gives up cards and originals of others
    void keepThumbnails(const QSet<Id>& subjects) { thumbnails.keepWanted(subjects); }

    void changed(const Id& subject); ///< the store knows something new
    void came(const Id& subject);    ///< a picture of it, from the hub
    void clear();                    ///< some may be gone for good
    int thumbnailsMade() const { return made; }

Q_SIGNALS:
    void cardReady(const mianguan::Id& subject);
    void originalReady(const mianguan::OriginalKey& key);
    void thumbnailReady(const mianguan::Id& subject);
    void referenceReady(const mianguan::Id& subject);

private:
    int made = 0;
    int thumbnailTurn = 0; ///< later wishes first: they are what is on the screen now
    BackgroundCache<Id, Card> cards;
    BackgroundCache<OriginalKey, OriginalCard> originals;
    BackgroundCache<Id, QImage> thumbnails;
    BackgroundCache<Id, QImage> references;
};

inline constexpr QSize thumbnailSize{96, 128}; ///< logical pixels; decoded at twice that

} // namespace mianguan
