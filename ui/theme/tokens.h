#pragma once

#include <QColor>

namespace mianguan {

/// Every colour of the program. Colour carries meaning only, never alone.
struct Tokens {
    bool dark = false;
    QColor surface;  ///< behind panels
    QColor panel;    ///< lists, fields, cards
    QColor surround; ///< neutral grey around photos
    QColor line;     ///< hairlines between things
    QColor edge;     ///< borders that must be seen: fields, check boxes
    QColor text;
    QColor quiet;      ///< secondary text
    QColor onSurround; ///< text and guides on the surround
    QColor accent;
    QColor onAccent; ///< text on accent, pass, warn or fail as a fill
    QColor pass;
    QColor warn;
    QColor fail;
    QColor hover; ///< a control under the pointer
    QColor pressed;
    QColor selected; ///< a chosen row
    QColor shade;    ///< over the window, behind an overlay; translucent
};

const Tokens& lightTokens();
const Tokens& darkTokens();

/// The colours in force; change with applyTheme (theme.h).
const Tokens& tokens();

/// WCAG 2 contrast of two opaque colours, 1–21.
double contrast(const QColor& one, const QColor& other);

} // namespace mianguan
