#include "ui/theme/theme.h"

#include "ui/theme/measures.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace mianguan {

namespace {

const Tokens*& inForce() {
    static const Tokens* current = &lightTokens();
    return current;
}

QPalette paletteOf(const Tokens& t) {
    QPalette palette(t.text, t.panel, t.panel, t.line, t.edge, t.text, t.onAccent, t.panel, t.surface);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::PlaceholderText, t.quiet);
    palette.setColor(QPalette::ToolTipBase, t.panel);
    palette.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.quiet);
    return palette;
}

} // namespace

const Tokens& tokens() { return *inForce(); }

QFont fontOf(Type type, QFont::Weight weight) {
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
                      QStringLiteral("Microsoft YaHei UI"), QStringLiteral("sans-serif")});
    font.setPixelSize(static_cast<int>(type));
    font.setWeight(weight);
    return font;
}

void applyTheme(QApplication& application, bool dark) {
    inForce() = dark ? &darkTokens() : &lightTokens();
    if (application.styleSheet().isEmpty()) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setFont(fontOf(Type::Body));
    }
    QApplication::setPalette(paletteOf(tokens()));
    application.setStyleSheet(styleSheetFor(tokens()));
}

} // namespace mianguan
