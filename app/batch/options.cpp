#include "app/batch/options.h"

#include "app/batch/terminal.h"

#include <QCoreApplication>

namespace mianguan::batch {

Options::Options(const QString& command, const QString& summary, const QString& usage)
    : name(command), summaryText(summary), usageLine(usage) {
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.setApplicationDescription(summary);
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")},
                      QCoreApplication::translate("Batch", "Show this help.")});
}

void Options::add(const QString& option, const QString& meaning, const QString& value,
                  const QString& otherwise) {
    parser.addOption(QCommandLineOption(option, meaning, value, otherwise));
}

void Options::addShort(const QString& letter, const QString& option, const QString& meaning,
                       const QString& value) {
    parser.addOption(QCommandLineOption({letter, option}, meaning, value));
}

QString Options::help() const {
    // Qt's text begins with a usage line of its own, made for programs without commands.
    const QString text = parser.helpText();
    const qsizetype options = text.indexOf(QLatin1Char('\n'));
    return QCoreApplication::translate("Batch", "Usage: mianguan-batch %1 %2").arg(name, usageLine) +
           text.mid(options);
}

bool Options::wrong(const QString& sentence) const {
    sayError(sentence);
    sayError(QCoreApplication::translate("Batch", "See: mianguan-batch %1 --help").arg(name));
    return false;
}

Options::Parsed Options::parse(const QStringList& arguments) {
    if (!parser.parse(QStringList{name} + arguments)) {
        wrong(parser.errorText());
        return Parsed::Wrong;
    }
    if (!parser.isSet(QStringLiteral("help"))) return Parsed::Go;
    sayOutput(help());
    return Parsed::HelpShown;
}

std::optional<Specification> Options::specification() const {
    auto found = loadSpecification(value(QStringLiteral("spec")));
    if (found) return *found;
    wrong(found.error().sentence());
    return std::nullopt;
}

} // namespace mianguan::batch
