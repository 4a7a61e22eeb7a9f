#include "core/people/number_forms.h"

#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace mianguan {

namespace {

constexpr qsizetype mostStyles = 100'000; // Excel allows 65,490
constexpr int mostDigits = 100;

/// Takes the attributes of each child of the element that was begun.
template <class Take>
void eachChild(QXmlStreamReader& xml, const char* name, Take take) {
    for (; xml.readNextStartElement(); xml.skipCurrentElement())
        if (xml.name() == QLatin1String(name)) take(xml.attributes());
}

} // namespace

NumberForm numberFormIn(const QString& formatCode) {
    static const QRegularExpression zeros(QStringLiteral("^((?:\"[^\"]*\"|\\\\.)*)(0+)(?:_.|\\\\ )*$"));
    const auto match = zeros.match(formatCode.section(QLatin1Char(';'), 0, 0));
    if (!match.hasMatch() || match.capturedLength(2) > mostDigits) return {};
    QString before = match.captured(1);
    before.remove(QLatin1Char('"')).remove(QLatin1Char('\\'));
    return {before, int(match.capturedLength(2))};
}

QList<NumberForm> readNumberForms(QXmlStreamReader& xml) {
    QHash<int, NumberForm> formats;
    QList<NumberForm> forms;
    const auto idOf = [](const QXmlStreamAttributes& of) {
        return of.value(QLatin1String("numFmtId")).toInt();
    };
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("numFmts"))
            eachChild(xml, "numFmt", [&](const QXmlStreamAttributes& format) {
                formats.insert(idOf(format),
                               numberFormIn(format.value(QLatin1String("formatCode")).toString()));
            });
        else if (xml.name() == QLatin1String("cellXfs"))
            eachChild(xml, "xf", [&](const QXmlStreamAttributes& style) {
                if (forms.size() < mostStyles) forms += formats.value(idOf(style));
            });
        else
            xml.skipCurrentElement();
    }
    return forms;
}

} // namespace mianguan
