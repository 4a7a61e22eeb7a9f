#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace mianguan {

/// Which token an icon takes its colour from; follows the theme when it changes.
using Ink = QColor Tokens::*;

/// An icon of the set in resources/icons, e.g. "import". Disabled icons are drawn quiet.
QIcon icon(const QString& name, Ink ink = &Tokens::text);

/// Draws one at once, for delegates.
void drawIcon(QPainter& painter, const QRectF& area, const QString& name, const QColor& colour);
/// The same as lines, sharp at any size, for paper.
void drawIconVectors(QPainter& painter, const QRectF& area, const QString& name, const QColor& colour);

} // namespace mianguan
