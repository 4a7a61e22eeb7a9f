#pragma once

#include "core/base/id.h"

#include <QListView>

namespace mianguan {

class PhotoFilter;
class Pictures;

/// The photos of the filter as a strip or, over the whole page, as a grid. Only what is on the screen is
/// decoded.
class Filmstrip : public QListView {
    Q_OBJECT
public:
    enum class Form { Strip, Grid };
    Filmstrip(Form form, PhotoFilter& filter, Pictures& pictures, QWidget* parent = nullptr);

    void setCurrent(const Id& subject); ///< without telling

Q_SIGNALS:
    void chosen(const mianguan::Id& subject); ///< by a person
    void opened(const mianguan::Id& subject); ///< double click or Enter

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void keepVisibleThumbnails();

    PhotoFilter& filter;
    Pictures& pictures;
    bool telling = true;
};

} // namespace mianguan
