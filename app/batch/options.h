#pragma once

#include "core/spec/specification.h"

#include <QCommandLineParser>

#include <optional>

namespace mianguan::batch {

/// A command's options, parsed; anything wrong is said on standard error with a hint to --help.
class Options {
public:
    /// `usage` is the line after the command's name, e.g. "[options] FILE…".
    Options(const QString& command, const QString& summary, const QString& usage);

    void add(const QString& name, const QString& meaning, const QString& value = {},
             const QString& otherwise = {});
    void addShort(const QString& letter, const QString& name, const QString& meaning, const QString& value);

    enum class Parsed { Go, HelpShown, Wrong };
    Parsed parse(const QStringList& arguments);
    bool wrong(const QString& sentence) const; ///< says it; always false

    bool has(const QString& name) const { return parser.isSet(name); }
    QString value(const QString& name) const { return parser.value(name); }
    QStringList files() const { return parser.positionalArguments(); }

    /// The profile --spec names; says what is wrong when there is none.
    std::optional<Specification> specification() const;

private:
    QString help() const;
    QString name, summaryText, usageLine;
    QCommandLineParser parser;
};

} // namespace mianguan::batch
