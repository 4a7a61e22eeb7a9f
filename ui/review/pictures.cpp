#include "ui/review/pictures.h"

#include "core/work/store.h"

namespace mianguan {

namespace {

constexpr qsizetype megabyte = 1 << 20;

Card loadCard(const Store& store, const Id& subject) {
    Card card;
    card.detail.row.subject = subject;
    auto detail = store.photo(subject);
    if (!detail) {
        card.trouble = detail.error();
        return card;
    }
    card.detail = *std::move(detail);
    if (card.detail.portrait.isNull()) return card;
    const auto jpeg = store.blob(subject, card.detail.portrait);
    if (jpeg)
        card.portrait = displayPortrait(*jpeg);
    else
        card.trouble = jpeg.error();
    return card;
}

OriginalCard loadOriginal(const Store& store, const OriginalKey& key) {
    const auto fail = [](const Error& error) { return OriginalCard{{}, error}; };
    const auto detail = store.photo(key.subject);
    if (!detail) return fail(detail.error());
    const auto bytes = store.blob(key.subject, detail->original);
    if (!bytes) return fail(bytes.error());
    auto picture = displayOriginal(*bytes, key.side);
    return picture ? OriginalCard{*std::move(picture), {}} : fail(picture.error());
}

QImage loadThumbnail(const Store& store, const Id& subject) {
    const QSize size = thumbnailSize * 2;
    const Card card = loadCard(store, subject);
    const QImage whole =
        card.portrait.isNull() ? loadOriginal(store, {subject, size.height()}).picture.image : card.portrait;
    return whole.isNull() ? whole : whole.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

/// Null when there is none, or none that can be shown.
QImage loadReference(const Store& store, const Id& subject) {
    constexpr int side = 320; // pixels
    const auto detail = store.photo(subject);
    if (!detail || detail->reference.isNull()) return {};
    const auto bytes = store.blob(subject, detail->reference);
    if (!bytes) return {};
    auto picture = displayOriginal(*bytes, side);
    return picture ? picture->image : QImage();
}

} // namespace

Pictures::Pictures(const Store& store, QObject* parent)
    : QObject(parent), cards(
                           2, 48 * megabyte, [&store](const Id& subject) { return loadCard(store, subject); },
                           [](const Card& card) { return card.portrait.sizeInBytes(); },
                           [this](const Id& subject) { Q_EMIT cardReady(subject); }),
      originals(
          2, 176 * megabyte, [&store](const OriginalKey& key) { return loadOriginal(store, key); },
          [](const OriginalCard& card) { return card.picture.image.sizeInBytes(); },
          [this](const OriginalKey& key) { Q_EMIT originalReady(key); }),
      thumbnails(
          1, 32 * megabyte, [&store](const Id& subject) { return loadThumbnail(store, subject); },
          [](const QImage& image) { return image.sizeInBytes(); },
          [this](const Id& subject) {
              ++made;
              Q_EMIT thumbnailReady(subject);
          }),
      references(
          1, 8 * megabyte, [&store](const Id& subject) { return loadReference(store, subject); },
          [](const QImage& image) { return image.sizeInBytes(); },
          [this](const Id& subject) { Q_EMIT referenceReady(subject); }) {}

Pictures::~Pictures() = default;

void Pictures::wantThumbnail(const Id& subject) { thumbnails.want(subject, ++thumbnailTurn); }

void Pictures::changed(const Id& subject) {
    cards.drop(subject);
    references.drop(subject);
}

void Pictures::came(const Id& subject) {
    changed(subject);
    originals.dropWhere([&](const OriginalKey& key) { return key.subject == subject; });
    const QImage* small = thumbnails.find(subject);
    if (!small || !small->isNull()) return;
    thumbnails.drop(subject);
    wantThumbnail(subject);
}

void Pictures::clear() {
    references.clear();
    cards.clear();
    originals.clear();
    thumbnails.clear();
}

void Pictures::keepWanted(const QSet<Id>& subjects, int side) {
    cards.keepWanted(subjects);
    QSet<OriginalKey> keys;
    for (const Id& subject : subjects)
        keys.insert({subject, side});
    originals.keepWanted(keys);
}

} // namespace mianguan
