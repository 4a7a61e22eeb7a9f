#include "ui/theme/style_sheet.h"

#include <QFile>

#include <utility>

namespace mianguan {

namespace {

QString mixed(const QColor& one, const QColor& other, double share) {
    const auto channel = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(channel(one.red(), other.red()), channel(one.green(), other.green()),
                  channel(one.blue(), other.blue()))
        .name();
}

} // namespace

QString styleSheetFor(const Tokens& t) {
    QFile file(QStringLiteral(":/theme/style.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QString> values[] = {
        {"@onSurround", t.onSurround.name()},
        {"@surface", t.surface.name()},
        {"@surround", t.surround.name()},
        {"@panel", t.panel.name()},
        {"@line", t.line.name()},
        {"@edge", t.edge.name()},
        {"@text", t.text.name()},
        {"@quiet", t.quiet.name()},
        {"@onAccent", t.onAccent.name()},
        {"@accentDeep", mixed(t.accent, t.text, 0.18)},
        {"@accent", t.accent.name()},
        {"@passDeep", mixed(t.pass, t.text, 0.18)},
        {"@pass", t.pass.name()},
        {"@failSoft", mixed(t.panel, t.fail, 0.10)},
        {"@fail", t.fail.name()},
        {"@warnSoft", mixed(t.panel, t.warn, 0.12)},
        {"@warn", t.warn.name()},
        {"@scheme", t.dark ? QStringLiteral("dark") : QStringLiteral("light")},
        {"@hover", t.hover.name()},
        {"@pressed", t.pressed.name()},
        {"@selected", t.selected.name()},
    };
    for (const auto& [name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace mianguan
