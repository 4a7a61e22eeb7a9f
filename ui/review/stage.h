#pragma once

#include "core/spec/specification.h"
#include "ui/review/pictures.h"
#include "ui/widgets/zoom_link.h"

#include <QWidget>

class QSplitter;

namespace mianguan {

class PhotoView;
class Settings;

/// The standard photo and its original side by side on the neutral surround, zoomed in step. Holding Space
/// shows the original alone; Tab asks for the evidence, Shift+Tab leaves.
class Stage : public QWidget {
    Q_OBJECT
public:
    Stage(Pictures& pictures, Settings& settings, QWidget* parent = nullptr);

    void show(const Card& card); ///< at once; the original follows when it is decoded
    void clear();
    void setEvidence(bool shown);
    void pointAt(const QString& findingId);
    ZoomLink& zoom() { return link; }
    int originalSide() const; ///< how large an original is decoded for this stage
    PhotoView* portraitView() const { return portrait; }
    PhotoView* originalView() const { return original; }

Q_SIGNALS:
    void evidenceAsked();
    void originalAwaited(const mianguan::PhotoDetail& photo); ///< it is shown, but not here yet
    void painted(); ///< the standard photo shown is on its way to the screen

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange(Settings& settings);
    void showPortrait();
    void showOriginal();
    QString whyUnmade() const;
    void refreshLayers();
    void setOriginalAlone(bool alone);
    const Specification* specificationOf(const QString& id);

    Pictures& pictures;
    ZoomLink link;
    PhotoView* portrait;
    PhotoView* original;
    QSplitter* both;
    std::optional<Card> shown;
    QSize originalSize; ///< of the picture shown now; empty while it is not ready
    QString pointed;
    bool evidence = true;
    bool ringed = false; ///< the focus came by the keyboard
    QHash<QString, Specification> specifications;
};

} // namespace mianguan
