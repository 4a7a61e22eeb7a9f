#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>

#include <initializer_list>

namespace mianguan::test {

/// What a bench or a soak was told when it was started: --help lists it, and a wrong word ends the program.
class CommandLine {
public:
    struct Option {
        const char* name;
        const char* meaning;
        const char* value = nullptr; ///< what is given with it, in a word; null: nothing
        QString standard = {};
    };
    /// `places`: names and meanings of what is given without an option.
    CommandLine(std::initializer_list<Option> options, std::initializer_list<Option> places = {}) {
        parser.addHelpOption();
        for (const Option& place : places)
            parser.addPositionalArgument(QLatin1String(place.name), QLatin1String(place.meaning));
        for (const Option& each : options)
            parser.addOption({QLatin1String(each.name), QLatin1String(each.meaning),
                              QLatin1String(each.value), each.standard});
        parser.process(*QCoreApplication::instance());
    }

    bool has(const char* option) const { return parser.isSet(QLatin1String(option)); }
    QString text(const char* option) const { return parser.value(QLatin1String(option)); }
    int number(const char* option) const { return text(option).toInt(); }
    qint64 large(const char* option) const { return text(option).toLongLong(); }
    QStringList list(const char* option) const { return text(option).split(QLatin1Char(',')); }
    QStringList places() const { return parser.positionalArguments(); }

private:
    QCommandLineParser parser;
};

} // namespace mianguan::test
